/** Says what a long test measured, on standard error: the reporter keeps standard output to itself. */
export function note(what: string, figures: Readonly<Record<string, number | string>>): void {
  const told = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  process.stderr.write(`  ${what}: ${told.join(', ')}\n`);
}
