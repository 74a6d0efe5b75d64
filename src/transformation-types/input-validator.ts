import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { InvalidFieldError } from '../platform/errors/index.js';
import { isCleanText } from './plain-json.js';
import { isObject, type Problem, quoted } from './problem.js';
import type { InputField, InputSchema } from './type-content.js';

/** Values of a form, checked, with defaults filled in. */
export type Inputs = Record<string, string | number | boolean>;

export type CompiledInputs = (values: Record<string, unknown>) => {
  values: Record<string, unknown>;
  errors: readonly ErrorObject[];
};

const ajv = new Ajv2020({ strict: true, allErrors: true, useDefaults: true });
for (const keyword of ['x-control', 'x-enum-titles', 'x-placeholder']) ajv.addKeyword(keyword);
ajv.addFormat('date', fullFormats.date);
ajv.addFormat('colour', /^#[0-9a-f]{6}$/i);
// What the typefaces of printed titles have letters for. Emoji are refused before the run, not in it.
ajv.addFormat(
  'printable',
  /^[\p{sc=Latin}\p{sc=Cyrillic}\p{M}\p{N}\p{P}\p{Zs}\p{Sc}\p{Sm}\p{Sk}]*$/u,
);

/** Makes the validator of a schema. Throws where ajv, which is strict here, does not take it. */
export function compileInputs(schema: InputSchema): CompiledInputs {
  const plain = withoutUndefined(schema);
  const validate = ajv.compile<Record<string, unknown>>(plain);
  // ajv would keep every schema that it ever saw.
  ajv.removeSchema(plain);
  return (given) => {
    const values = { ...given };
    return validate(values) ? { values, errors: [] } : { values, errors: validate.errors ?? [] };
  };
}

/**
 * Checks what a person filled in. Texts are trimmed, an empty text counts as not given, defaults
 * are filled in.
 * @throws InvalidFieldError with `field` `inputs.<name>` of the first problem and all `problems`
 */
export function readInputs(schema: InputSchema, compiled: CompiledInputs, given: unknown): Inputs {
  const from = given ?? {};
  if (!isObject(from)) {
    throw new InvalidFieldError('inputs', 'The inputs are an object of named values.');
  }
  const problems: Problem[] = [];
  const cleaned: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(from)) {
    if (!Object.hasOwn(schema.properties, name)) {
      problems.push({
        field: `inputs.${name.slice(0, 60)}`,
        message: `${quoted(name)} is not a setting of this product.`,
      });
    } else if (typeof value !== 'string') {
      cleaned[name] = value;
    } else if (!isCleanText(value)) {
      problems.push({
        field: `inputs.${name}`,
        message: `${titleOf(schema, name)} has characters that cannot be used.`,
      });
    } else if (value.trim() !== '') {
      cleaned[name] = value.trim();
    }
  }
  const { values, errors } = compiled(cleaned);
  for (const error of errors) {
    const name = fieldOf(error);
    if (problems.some(({ field }) => field === `inputs.${name}`)) continue;
    problems.push({ field: `inputs.${name}`, message: describe(schema, name, error) });
  }
  const [first] = problems;
  if (first) throw new InvalidFieldError(first.field, first.message, { problems });
  return values as Inputs;
}

function fieldOf(error: ErrorObject): string {
  return error.keyword === 'required'
    ? String((error.params as { missingProperty: string }).missingProperty)
    : error.instancePath.slice(1);
}

function titleOf(schema: InputSchema, name: string): string {
  return `“${schema.properties[name]?.title ?? name}”`;
}

/** What is wrong with a field, in words. */
function describe(schema: InputSchema, name: string, error: ErrorObject): string {
  const field = schema.properties[name];
  return `${titleOf(schema, name)} ${field ? expectation(field, error) : 'cannot be used'}.`;
}

function expectation(field: InputField, { keyword }: ErrorObject): string {
  if (keyword === 'required') return 'is needed';
  if (field.enum) return `must be one of ${field.enum.join(', ')}`;
  switch (field.type) {
    case 'boolean':
      return 'must be true or false';
    case 'integer':
    case 'number': {
      const step = field.multipleOf === undefined ? '' : ` in steps of ${field.multipleOf}`;
      const what = field.type === 'integer' ? 'a whole number' : 'a number';
      return `must be ${what} from ${field.minimum} to ${field.maximum}${step}`;
    }
    case 'string':
      if (field.format === 'colour') return 'must be a colour such as #ff8800';
      if (field.format === 'date') return 'must be a date such as 1996-08-14';
      if (keyword === 'format') {
        return 'can have Latin and Cyrillic letters, digits and punctuation, but no emoji';
      }
      return field.minLength === undefined
        ? `must be a text of at most ${field.maxLength} characters`
        : `must be a text of ${field.minLength} to ${field.maxLength} characters`;
  }
}

function withoutUndefined(schema: InputSchema): object {
  return JSON.parse(JSON.stringify(schema)) as object;
}
