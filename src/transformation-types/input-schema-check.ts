import {
  CONTROLS,
  type Control,
  type InputField,
  type InputKind,
  type InputSchema,
} from './type-content.js';
import { compileInputs } from './input-validator.js';
import { isObject, type Problems, quoted, unknownKeys } from './problem.js';

const MAX_FIELDS = 20;
const MAX_CHOICES = 50;
const MAX_TEXT = 4_000;
const FIELD_NAME = /^[a-z][A-Za-z0-9]{0,39}$/;
const ROOT_KEYS = ['$schema', 'type', 'additionalProperties', 'properties', 'required'];
const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

const FORMATS: readonly unknown[] = ['colour', 'date', 'printable'];
const COMMON_KEYS = ['type', 'title', 'description', 'default', 'x-control'];
const KEYS_BY_TYPE: Readonly<Record<InputField['type'], readonly string[]>> = {
  string: ['enum', 'x-enum-titles', 'minLength', 'maxLength', 'format', 'x-placeholder'],
  integer: ['minimum', 'maximum', 'multipleOf'],
  number: ['minimum', 'maximum', 'multipleOf'],
  boolean: [],
};

/** The controls that fit a field. */
function controlsFor(field: Readonly<Record<string, unknown>>): readonly Control[] {
  if (field['type'] === 'boolean') return ['switch'];
  if (field['type'] === 'string') {
    if (field['enum'] !== undefined) return ['chips', 'select'];
    return field['format'] === 'colour' ? ['colour'] : ['text', 'textarea'];
  }
  return field['minimum'] !== undefined && field['maximum'] !== undefined
    ? ['slider', 'text']
    : ['text'];
}

/**
 * Checks an input schema: JSON Schema 2020-12, one flat object, in the closed dialect that forms,
 * validation and the API's documentation understand alike. Every text has a greatest length, every
 * default is a legal value. Returns the schema where nothing is wrong.
 */
export function checkInputSchema(
  value: unknown,
  inputKind: InputKind,
  problems: Problems,
): InputSchema | undefined {
  const at = 'inputSchema';
  const before = problems.list.length;
  if (!isObject(value)) {
    problems.add(at, 'The input schema is a JSON Schema object.');
    return undefined;
  }
  for (const key of unknownKeys(value, ROOT_KEYS)) {
    problems.add(`${at}.${key.slice(0, 60)}`, 'This keyword is not supported here.');
  }
  if (value['$schema'] !== undefined && value['$schema'] !== DRAFT) {
    problems.add(`${at}.$schema`, `The dialect is ${DRAFT}.`);
  }
  if (value['type'] !== 'object') problems.add(`${at}.type`, 'The type is "object".');
  if (value['additionalProperties'] !== false) {
    problems.add(`${at}.additionalProperties`, 'Must be false: unknown fields are refused.');
  }
  const properties = value['properties'];
  if (!isObject(properties)) {
    problems.add(`${at}.properties`, 'Lists the fields of the form by their names.');
    return undefined;
  }
  const names = Object.keys(properties);
  if (names.length > MAX_FIELDS) {
    problems.add(`${at}.properties`, `A form has at most ${MAX_FIELDS} fields.`);
  }
  for (const name of names.slice(0, MAX_FIELDS)) {
    checkField(`${at}.properties.${name.slice(0, 60)}`, name, properties[name], problems);
  }
  checkRequired(value['required'], names, problems);
  const texts = Object.values(properties).filter(
    (field) => isObject(field) && field['type'] === 'string' && field['enum'] === undefined,
  );
  if (inputKind.includes('prompt') && texts.length === 0) {
    problems.add(`${at}.properties`, 'A product that starts from a prompt asks for a text.');
  }
  if (problems.list.length > before) return undefined;
  return compiles(value as unknown as InputSchema, problems);
}

function checkRequired(required: unknown, names: readonly string[], problems: Problems): void {
  if (required === undefined) return;
  if (!Array.isArray(required)) {
    problems.add('inputSchema.required', 'Lists names of fields.');
    return;
  }
  for (const [index, name] of required.entries()) {
    const field = `inputSchema.required[${index}]`;
    if (typeof name !== 'string' || !names.includes(name)) {
      problems.add(field, `There is no field ${quoted(name)}.`);
    } else if (required.indexOf(name) !== index) {
      problems.add(field, `${quoted(name)} is listed twice.`);
    }
  }
}

function checkField(at: string, name: string, field: unknown, problems: Problems): void {
  if (!FIELD_NAME.test(name)) {
    problems.add(at, 'A field’s name has letters and digits and starts with a small letter.');
  }
  if (!isObject(field)) {
    problems.add(at, 'A field is a JSON Schema object.');
    return;
  }
  const type = field['type'];
  if (typeof type !== 'string' || !Object.hasOwn(KEYS_BY_TYPE, type)) {
    problems.add(`${at}.type`, 'The type is string, integer, number or boolean.');
    return;
  }
  const known = [...COMMON_KEYS, ...KEYS_BY_TYPE[type as InputField['type']]];
  for (const key of unknownKeys(field, known)) {
    problems.add(`${at}.${key.slice(0, 60)}`, `This keyword does not fit a ${type} here.`);
  }
  checkText(at, field, 'title', 60, true, problems);
  checkText(at, field, 'description', 300, false, problems);
  checkText(at, field, 'x-placeholder', 120, false, problems);
  if (type === 'string') checkStringField(at, field, problems);
  if (type === 'integer' || type === 'number') checkNumberField(at, type, field, problems);
  const control = field['x-control'];
  if (control !== undefined) {
    const fitting = controlsFor(field);
    if (!(CONTROLS as readonly unknown[]).includes(control)) {
      problems.add(`${at}.x-control`, `The control is one of ${CONTROLS.join(', ')}.`);
    } else if (!fitting.includes(control as Control)) {
      problems.add(
        `${at}.x-control`,
        `The control ${quoted(control)} does not fit this field; ${fitting.join(' or ')} does.`,
      );
    }
  }
}

function checkText(
  at: string,
  field: Readonly<Record<string, unknown>>,
  key: string,
  most: number,
  needed: boolean,
  problems: Problems,
): void {
  const text = field[key];
  if (text === undefined && !needed) return;
  if (typeof text !== 'string' || text.trim() === '' || text.length > most) {
    problems.add(`${at}.${key}`, `This is a text of 1 to ${most} characters.`);
  }
}

function checkStringField(
  at: string,
  field: Readonly<Record<string, unknown>>,
  problems: Problems,
): void {
  const choices = field['enum'];
  if (choices !== undefined) {
    checkChoices(at, choices, field['x-enum-titles'], problems);
    for (const key of ['minLength', 'maxLength', 'format']) {
      if (field[key] !== undefined) problems.add(`${at}.${key}`, 'A choice has no such limit.');
    }
    return;
  }
  if (field['x-enum-titles'] !== undefined) {
    problems.add(`${at}.x-enum-titles`, 'Titles belong to the values of enum.');
  }
  const { minLength, maxLength } = field as { minLength: unknown; maxLength: unknown };
  if (!isWhole(maxLength, 1, MAX_TEXT)) {
    problems.add(`${at}.maxLength`, `Every text has a greatest length, from 1 to ${MAX_TEXT}.`);
  } else if (minLength !== undefined && !isWhole(minLength, 0, maxLength)) {
    problems.add(`${at}.minLength`, 'The least length lies between 0 and the greatest.');
  }
  const { format } = field;
  if (format !== undefined && !FORMATS.includes(format)) {
    problems.add(`${at}.format`, 'The format is colour, date or printable.');
  }
}

function checkChoices(at: string, choices: unknown, titles: unknown, problems: Problems): void {
  const legal =
    Array.isArray(choices) &&
    choices.length >= 1 &&
    choices.length <= MAX_CHOICES &&
    choices.every((choice) => typeof choice === 'string' && /^\S.{0,99}$/u.test(choice));
  if (!legal) {
    problems.add(`${at}.enum`, `Lists 1 to ${MAX_CHOICES} texts of 1 to 100 characters.`);
    return;
  }
  if (new Set(choices).size !== choices.length) {
    problems.add(`${at}.enum`, 'A value is listed twice.');
  }
  const titled =
    Array.isArray(titles) &&
    titles.length === choices.length &&
    titles.every((title) => typeof title === 'string' && title.trim() !== '' && title.length <= 80);
  if (titles !== undefined && !titled) {
    problems.add(`${at}.x-enum-titles`, 'Has one title of 1 to 80 characters for every value.');
  }
}

function checkNumberField(
  at: string,
  type: string,
  field: Readonly<Record<string, unknown>>,
  problems: Problems,
): void {
  const fits = (value: unknown): value is number =>
    typeof value === 'number' &&
    Math.abs(value) <= 1_000_000 &&
    (type === 'number' || Number.isInteger(value));
  for (const key of ['minimum', 'maximum']) {
    if (!fits(field[key]))
      problems.add(`${at}.${key}`, 'Every number has a least and a greatest value.');
  }
  const { minimum, maximum, multipleOf } = field;
  if (fits(minimum) && fits(maximum) && minimum >= maximum) {
    problems.add(`${at}.maximum`, 'The greatest value is larger than the least.');
  }
  if (multipleOf !== undefined && (!fits(multipleOf) || multipleOf <= 0)) {
    problems.add(`${at}.multipleOf`, 'The step is larger than 0.');
  }
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** The schema as the validator sees it; its defaults must be legal values. */
function compiles(schema: InputSchema, problems: Problems): InputSchema | undefined {
  const fields = Object.entries(schema.properties);
  const defaults = fields.flatMap(([name, field]) =>
    field.default === undefined ? [] : [[name, field.default] as const],
  );
  const bare = fields.map(([name, field]) => [name, { ...field, default: undefined }] as const);
  try {
    compileInputs(schema);
    const { errors } = compileInputs({
      ...schema,
      properties: Object.fromEntries(bare),
      required: [],
    })(Object.fromEntries(defaults));
    for (const name of new Set(errors.map(({ instancePath }) => instancePath.slice(1)))) {
      problems.add(`inputSchema.properties.${name}.default`, 'The default is not a legal value.');
    }
    return errors.length > 0 ? undefined : schema;
  } catch {
    problems.add('inputSchema', 'This is not a JSON Schema that can be used.');
    return undefined;
  }
}
