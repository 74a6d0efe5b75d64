/** One thing that is wrong, and where: `pipeline[2].needs[0]`. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/** Collects what is wrong, so that a person sees everything at once. */
export class Problems {
  private static readonly MOST = 100;
  private readonly found: Problem[] = [];

  add(field: string, message: string): void {
    if (this.found.length < Problems.MOST) this.found.push({ field, message });
  }

  get list(): readonly Problem[] {
    return this.found;
  }

  get none(): boolean {
    return this.found.length === 0;
  }
}

/** True for what JSON calls an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lists the keys of `value` that are not among `known`. */
export function unknownKeys(value: object, known: readonly string[]): string[] {
  return Object.keys(value).filter((key) => !known.includes(key));
}

/** A value inside a message: short and on one line. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value;
  return `"${text.slice(0, 60).replace(/\s+/g, ' ')}"`;
}
