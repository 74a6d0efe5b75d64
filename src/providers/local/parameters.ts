import { EngineRefusal } from './engine-refusal.js';

interface Described {
  title: string;
  description?: string;
}

export interface IntegerParameter extends Described {
  type: 'integer';
  minimum: number;
  maximum: number;
  default: number;
}

export interface BooleanParameter extends Described {
  type: 'boolean';
  default: boolean;
}

export interface ChoiceParameter extends Described {
  type: 'string';
  oneOf: readonly { const: string; title: string }[];
  default: string;
}

export interface TextParameter extends Described {
  type: 'string';
  maxLength: number;
  pattern: string;
  default: string;
}

export type ParameterSchema = IntegerParameter | BooleanParameter | ChoiceParameter | TextParameter;

/** The `properties` of a JSON Schema object: what a form needs to ask for the parameters of a look. */
export type ParameterSchemas = Readonly<Record<string, ParameterSchema>>;

/** The values that fit a set of schemas. */
export type ParameterValues<S extends ParameterSchemas> = {
  -readonly [K in keyof S]: S[K] extends { type: 'integer' }
    ? number
    : S[K] extends { type: 'boolean' }
      ? boolean
      : string;
};

/** A complete JSON Schema (draft 2020-12) of the parameters. */
export function parameterObjectSchema(properties: ParameterSchemas) {
  return { type: 'object', additionalProperties: false, properties } as const;
}

/**
 * Checks given values against their schemas and fills in the defaults.
 * @throws EngineRefusal PARAMETER_INVALID with the field that is wrong
 */
export function readParameters<S extends ParameterSchemas>(
  schemas: S,
  given: Readonly<Record<string, unknown>>,
): ParameterValues<S> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(schemas, name)) throw invalid(name, 'is not a setting of this look');
  }
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    values[name] = readOne(name, schema, given[name] ?? schema.default);
  }
  return values as ParameterValues<S>;
}

function readOne(name: string, schema: ParameterSchema, value: unknown): unknown {
  if (schema.type === 'integer') {
    const { minimum, maximum } = schema;
    if (!Number.isInteger(value) || (value as number) < minimum || (value as number) > maximum) {
      throw invalid(name, `must be a whole number from ${minimum} to ${maximum}`);
    }
  } else if (schema.type === 'boolean') {
    if (typeof value !== 'boolean') throw invalid(name, 'must be yes or no');
  } else if (typeof value !== 'string') {
    throw invalid(name, 'must be text');
  } else if ('oneOf' in schema) {
    const known = schema.oneOf.map((choice) => choice.const);
    if (!known.includes(value)) throw invalid(name, `must be one of ${known.join(', ')}`);
  } else if (value.length > schema.maxLength || !new RegExp(schema.pattern, 'u').test(value)) {
    throw invalid(name, 'has a form that cannot be used');
  }
  return value;
}

function invalid(name: string, problem: string): EngineRefusal {
  return new EngineRefusal('PARAMETER_INVALID', `The setting "${name}" ${problem}.`, name);
}
