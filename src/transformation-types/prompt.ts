import type { Inputs } from './input-validator.js';

const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;

/** The names between double braces in a template, each once. */
export function placeholdersOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/**
 * Fills a template such as `A portrait of {{name}}`. Values are put in as they are and not read as
 * templates again; a name without a value becomes nothing. Runs of blanks are closed.
 */
export function renderPrompt(template: string, values: Readonly<Partial<Inputs>>): string {
  return template
    .replace(PLACEHOLDER, (_, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : '',
    )
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
}
