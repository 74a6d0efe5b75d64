/** A value of a form in Stripe's notation: `line_items[0][price_data][currency]=usd`. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };
export type Form = Record<string, FormValue>;

const MAX_DEPTH = 12;

/** Reads Stripe's notation; lists are objects whose names are 0, 1, 2 … or empty. */
export function parseForm(text: string): Form {
  const root: Form = Object.create(null) as Form;
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [...name.matchAll(/([^[\]]+)|\[\]/g)].map(([whole, key]) => key ?? whole);
    if (path.length > 0 && path.length <= MAX_DEPTH) put(root, path, value);
  }
  return lists(root) as Form;
}

function put(root: Form, path: readonly string[], value: string): void {
  let at = root;
  for (const key of path.slice(0, -1)) {
    const next = at[key];
    if (typeof next === 'object' && !Array.isArray(next)) at = next;
    else at = at[key] = Object.create(null) as Form;
  }
  const last = path.at(-1) ?? '';
  at[last === '[]' ? String(Object.keys(at).length) : last] = value;
}

function lists(value: FormValue): FormValue {
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const names = Object.keys(value);
  const entries = Object.values(value).map(lists);
  const isList = names.length > 0 && names.every((name, i) => name === String(i));
  return isList ? entries : Object.fromEntries(names.map((name, i) => [name, entries[i] ?? '']));
}

export function textOf(form: Form, name: string): string | undefined {
  const value = form[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function formOf(form: Form, name: string): Form {
  const value = form[name];
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

export function listOf(form: Form, name: string): FormValue[] {
  const value = form[name];
  return Array.isArray(value) ? value : [];
}

export function metadataOf(form: Form): Record<string, string> {
  return Object.fromEntries(
    Object.entries(formOf(form, 'metadata')).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    ),
  );
}
