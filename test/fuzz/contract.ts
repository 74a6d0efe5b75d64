import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A JSON Schema as OpenAPI 3.1 uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly example?: unknown;
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

export interface Operation {
  readonly method: string;
  /** With `{id}` and so on, from the root of the server. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body:
    | { readonly type: string; readonly schema: Schema; readonly required: boolean }
    | undefined;
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  /** Whether it asks for an access token and lets nobody in without one. */
  readonly isGuarded: boolean;
}

interface DocumentOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Operation['responses'];
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The published contract, ready to be asked: which operations there are, and what fits a schema. */
export class Contract {
  /** What changes nothing first; then what people change of their own, then what staff changes for all. */
  readonly operations: readonly Operation[];
  private readonly ajv = new Ajv2020({ strict: false, allErrors: false });
  private readonly validators = new Map<Schema, ValidateFunction>();

  constructor(private readonly document: OpenApiDocument) {
    addFormats.default(this.ajv);
    // Mail addresses are read as people write them, with blanks around them.
    this.ajv.addFormat('email', /^\s*[^\s@]+@[^\s@]+\s*$/);
    this.ajv.addFormat('binary', true);
    this.ajv.addSchema({ $id: 'api', components: document.components });
    this.operations = Object.entries(document.paths)
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => toOperation(path, method, operation)),
      )
      .sort((a, b) => harm(a) - harm(b));
  }

  /** The schema that a reference means. */
  resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : this.resolve(this.document.components.schemas[name] ?? {});
  }

  /** What is wrong with the value, in a few words; undefined where it fits. */
  problem(schema: Schema, value: unknown): string | undefined {
    let validate = this.validators.get(schema);
    if (!validate) {
      validate = this.ajv.compile(absolute(schema) as object);
      this.validators.set(schema, validate);
    }
    if (validate(value)) return undefined;
    const { instancePath, message } = validate.errors?.[0] ?? {};
    return `${instancePath || 'it'} ${message}`;
  }
}

function harm({ method, path }: Operation): number {
  const isForAll = method !== 'GET' && path.includes('/admin/');
  return METHODS.indexOf(method) + (isForAll ? METHODS.length : 0);
}

function toOperation(path: string, method: string, operation: DocumentOperation): Operation {
  const { parameters = [], requestBody, responses } = operation;
  const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  return {
    method: method.toUpperCase(),
    path,
    parameters,
    body:
      type === undefined
        ? undefined
        : { type, schema: media?.schema ?? {}, required: requestBody?.required ?? false },
    responses,
    isGuarded: responses['401'] !== undefined,
  };
}

/** References with the name of the document in them, so that a part of it can be compiled alone. */
function absolute(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(absolute);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? `api${value}` : absolute(value),
    ]),
  );
}
