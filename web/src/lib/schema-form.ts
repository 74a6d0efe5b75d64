/**
 * From a type's input schema (JSON Schema, draft 2020-12) to form fields, and from form values
 * back to inputs. Pure: the widgets are chosen here and drawn elsewhere.
 */
export type Control =
  | 'slider'
  | 'chips'
  | 'select'
  | 'text'
  | 'textarea'
  | 'switch'
  | 'colour'
  | 'date';

export interface FormField {
  name: string;
  label: string;
  hint: string | null;
  control: Control;
  kind: 'string' | 'number' | 'integer' | 'boolean';
  required: boolean;
  initial: FieldValue;
  options: { value: string | number; label: string }[];
  minimum?: number;
  maximum?: number;
  step?: number;
  minLength?: number;
  maxLength?: number;
  printable?: true;
}

export type FieldValue = string | number | boolean;
export type FormValues = Record<string, FieldValue>;

interface PropertySchema {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  format?: string;
  /** Names for people: by value, or in the order of `enum`. */
  'x-enum-titles'?: Record<string, string> | string[];
  'x-control'?: string;
}

const CONTROLS: readonly string[] = [
  'slider',
  'chips',
  'select',
  'text',
  'textarea',
  'switch',
  'colour',
];
/** As the server has it: what the typefaces of printed titles have letters for. */
const PRINTABLE = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{M}\p{N}\p{P}\p{Zs}\p{Sc}\p{Sm}\p{Sk}]*$/u;
const CHIPS_AT_MOST = 6;
const ONE_LINE_AT_MOST = 120;

export function fieldsOf(inputSchema: unknown): FormField[] {
  const schema = (inputSchema ?? {}) as {
    properties?: Record<string, PropertySchema>;
    required?: string[];
  };
  return Object.entries(schema.properties ?? {})
    .filter(([, property]) => property.const === undefined)
    .map(([name, property]) => toField(name, property, schema.required?.includes(name) ?? false));
}

function toField(name: string, property: PropertySchema, required: boolean): FormField {
  const kind = kindOf(property);
  const options = (property.enum ?? [])
    .map((value, index) => ({ value, label: titleOf(property, value, index) }))
    .filter((option): option is FormField['options'][number] => isChoice(option.value));
  const field: FormField = {
    name,
    label: property.title ?? words(name),
    hint: property.description ?? null,
    control: controlOf(property, kind, options.length),
    kind,
    required,
    initial: initialOf(property, kind, options),
    options,
  };
  if (property.minimum !== undefined) field.minimum = property.minimum;
  if (property.maximum !== undefined) field.maximum = property.maximum;
  if (property.minLength !== undefined) field.minLength = property.minLength;
  if (property.maxLength !== undefined) field.maxLength = property.maxLength;
  if (property.format === 'printable') field.printable = true;
  const step = property.multipleOf ?? stepOf(property, kind);
  if (step !== undefined) field.step = step;
  return field;
}

function isChoice(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function titleOf(property: PropertySchema, value: unknown, index: number): string {
  const titles = property['x-enum-titles'];
  const title = Array.isArray(titles) ? titles[index] : titles?.[String(value)];
  return title ?? words(String(value));
}

function kindOf({ type, enum: values }: PropertySchema): FormField['kind'] {
  const named = Array.isArray(type) ? type.find((entry) => entry !== 'null') : type;
  if (named === 'number' || named === 'integer' || named === 'boolean') return named;
  if (named === undefined && typeof values?.[0] === 'number') return 'number';
  return 'string';
}

function controlOf(property: PropertySchema, kind: FormField['kind'], options: number): Control {
  // Every browser has its own way of asking for a day.
  if (property.format === 'date') return 'date';
  const wished = property['x-control'];
  const bounded = property.minimum !== undefined && property.maximum !== undefined;
  // A wish that the schema cannot fulfil (a slider without ends) gives way to what works.
  if (wished && CONTROLS.includes(wished) && !(wished === 'slider' && !bounded)) {
    return wished as Control;
  }
  if (options > 0) return options <= CHIPS_AT_MOST ? 'chips' : 'select';
  if (kind === 'boolean') return 'switch';
  if (kind !== 'string') return bounded ? 'slider' : 'text';
  return (property.maxLength ?? 0) > ONE_LINE_AT_MOST ? 'textarea' : 'text';
}

function initialOf(
  property: PropertySchema,
  kind: FormField['kind'],
  options: FormField['options'],
): FieldValue {
  const { default: preset } = property;
  if (typeof preset === 'string' || typeof preset === 'number' || typeof preset === 'boolean') {
    return preset;
  }
  if (kind === 'boolean') return false;
  if (options[0] && property['x-control'] !== 'text') return options[0].value;
  if (kind !== 'string' && property.minimum !== undefined) return property.minimum;
  return property['x-control'] === 'colour' ? '#000000' : '';
}

function stepOf({ minimum, maximum }: PropertySchema, kind: FormField['kind']): number | undefined {
  if (kind === 'integer') return 1;
  if (kind !== 'number') return undefined;
  if (minimum === undefined || maximum === undefined) return undefined;
  // A hundred stops feel continuous under a thumb.
  return (maximum - minimum) / 100;
}

export function initialValues(fields: readonly FormField[]): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, field.initial]));
}

/** What is wrong with a value, in words for beside the field; null if nothing is. */
export function problemOf(field: FormField, value: FieldValue | undefined): string | null {
  if (field.kind === 'boolean') return null;
  const empty = value === undefined || value === '' || Number.isNaN(value);
  if (empty) return field.required ? missingWords(field) : null;
  if (field.kind === 'string') {
    const { length } = String(value).trim();
    if (field.required && length === 0) return missingWords(field);
    if (field.minLength && length < field.minLength) {
      return `At least ${field.minLength} characters, please.`;
    }
    if (field.maxLength && length > field.maxLength) {
      return `At most ${field.maxLength} characters; these are ${length}.`;
    }
    if (field.printable && !PRINTABLE.test(String(value))) {
      return 'Latin and Cyrillic letters, digits and punctuation can be printed; emoji cannot.';
    }
    return null;
  }
  const number = Number(value);
  if (!Number.isFinite(number)) return `${field.label} must be a number.`;
  if (field.kind === 'integer' && !Number.isInteger(number)) return 'A whole number, please.';
  if (field.minimum !== undefined && number < field.minimum) return `Not below ${field.minimum}.`;
  if (field.maximum !== undefined && number > field.maximum) return `Not above ${field.maximum}.`;
  return null;
}

/** What is asked for once more: a question is turned into a request. */
function missingWords({ label }: FormField): string {
  const asked = /^(what|who|where|when|which|how)\b.*(?=\?$)/i.exec(label)?.[0];
  if (asked) {
    const told = asked.replace(/\b(is|are) (it|they|this)\b/i, '$2 $1');
    return `Say ${told.charAt(0).toLowerCase()}${told.slice(1)}.`;
  }
  return label.endsWith('?') ? 'This needs an answer.' : `${label} is needed.`;
}

/** What is said at once, even while somebody writes: nothing of a text is cut off without a word. */
export function overlong(field: FormField, value: FieldValue | undefined): string | undefined {
  if (field.maxLength === undefined || String(value ?? '').trim().length <= field.maxLength) {
    return undefined;
  }
  return problemOf(field, value) ?? undefined;
}

/** Form values as the inputs the API expects: typed, and optional blanks left out. */
export function toInputs(
  fields: readonly FormField[],
  values: FormValues,
): Record<string, FieldValue> {
  const inputs: Record<string, FieldValue> = {};
  for (const field of fields) {
    const value = values[field.name] ?? field.initial;
    if (field.kind === 'boolean') inputs[field.name] = Boolean(value);
    else if (field.kind === 'string') {
      const text = String(value).trim();
      if (text !== '') inputs[field.name] = text;
    } else if (value !== '' && Number.isFinite(Number(value))) {
      inputs[field.name] = Number(value);
    }
  }
  return inputs;
}

function words(value: string): string {
  const text = value
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
