import fc from 'fast-check';
import type { Contract, Schema } from './contract.js';
import type { Item, KnownThings } from './known-things.js';

/** Values that fit a schema, as far as possible made of things that are really there. */
export class ValidValues {
  constructor(
    private readonly contract: Contract,
    private readonly known: KnownThings,
    /** That of the operation. */
    private readonly path: string,
    /** The thing that the request is about, if it is about one. */
    private readonly item: Item,
  ) {}

  /** A value for each of the fields that must be there, and for some of the others. */
  record(
    fields: Readonly<Record<string, Schema>>,
    required: readonly string[],
  ): fc.Arbitrary<Record<string, unknown>> {
    const names = Object.keys(fields);
    const optional = names.filter((name) => !required.includes(name));
    const all = Object.entries(fields).map(
      ([name, schema]) => [name, this.of(schema, name)] as const,
    );
    return fc
      .tuple(
        fc.record(Object.fromEntries(all)),
        fc.subarray(optional, { maxLength: Math.min(3, optional.length) }),
      )
      .map(([values, some]) =>
        Object.fromEntries(
          names
            .filter((name) => required.includes(name) || some.includes(name))
            .map((name) => [name, values[name]]),
        ),
      );
  }

  /** For the field, or the parameter, of this name. */
  of(schema: Schema, name = ''): fc.Arbitrary<unknown> {
    const resolved = this.contract.resolve(schema);
    const fits = (value: unknown): boolean => this.contract.problem(schema, value) === undefined;
    const made = this.made(resolved, name);
    const choices = [{ weight: 1, arbitrary: made }];
    const own = Object.hasOwn(this.item, name) ? this.item[name] : undefined;
    if (own !== undefined && fits(own)) choices.push({ weight: 6, arbitrary: fc.constant(own) });
    const found = name ? this.known.for(name, this.path).filter(fits) : [];
    if (found.length > 0) choices.push({ weight: 3, arbitrary: fc.constantFrom(...found) });
    return fc.oneof(...choices);
  }

  private made(schema: Schema, name: string): fc.Arbitrary<unknown> {
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return fc.oneof(...choices.map((choice) => this.of(choice, name)));
    if (schema.allOf?.[0]) return this.of(schema.allOf[0], name);
    const types = [schema.type ?? 'object'].flat();
    const made = fc.oneof(...types.map((type) => this.ofType(type, schema, name)));
    const { example } = schema;
    return example === undefined ? made : fc.oneof(fc.constant(example), made);
  }

  private ofType(type: string, schema: Schema, name: string): fc.Arbitrary<unknown> {
    const { minimum, maximum, items, minItems = 0, maxItems = 4 } = schema;
    switch (type) {
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'integer':
      case 'number':
        return fc.oneof(
          fc.integer({ min: minimum ?? 0, max: Math.min(maximum ?? 100, (minimum ?? 0) + 100) }),
          fc.constantFrom(minimum ?? 1, maximum ?? 1),
        );
      case 'array':
        return fc.array(this.of(items ?? {}, name), {
          minLength: minItems,
          maxLength: Math.min(maxItems, 4),
        });
      case 'string':
        return textOf(schema);
      default:
        return this.object(schema);
    }
  }

  private object({
    properties = {},
    required = [],
    additionalProperties,
  }: Schema): fc.Arbitrary<unknown> {
    if (Object.keys(properties).length > 0 || additionalProperties === false) {
      return this.record(properties, required);
    }
    const name = fc.string({ minLength: 1, maxLength: 12 });
    return fc.oneof(
      fc.constant({}),
      fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
    );
  }
}

function textOf({ format, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  switch (format) {
    case 'uuid':
      return fc.uuid();
    case 'email':
      return fc.uuid().map((id) => `${id}@example.test`);
    case 'date-time':
      return fc
        .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString());
    default: {
      const size = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) };
      return fc.oneof(
        fc.string({ ...size, unit: fc.constantFrom(...'abcdefghij -123') }),
        fc.string({ ...size, unit: 'grapheme' }),
      );
    }
  }
}
