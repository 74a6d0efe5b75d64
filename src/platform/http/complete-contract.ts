import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  type?: unknown;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
  additionalProperties?: unknown;
}

interface Operation {
  parameters?: readonly { in: string }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, Response>;
}

type Response = { $ref: string } | { description: string; content?: Record<string, unknown> };

const ERROR = {
  content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorResponse' } } },
};

/** Errors that many routes have, once for all of them: name in the contract → what it says. */
const SHARED = {
  BadRequest: 'VALIDATION_ERROR',
  NotFound: 'NOT_FOUND',
  BodyTooLarge: 'BODY_TOO_LARGE',
  ContentTypeNotSupported: 'CONTENT_TYPE_NOT_SUPPORTED',
  TooManyRequests: 'RATE_LIMIT_EXCEEDED',
} as const;

/**
 * Says in the contract what holds for every route and no controller repeats: the errors that follow from
 * its form, that errors are JSON whatever else a route answers with, and that bodies have no further fields.
 */
export function completeContract(document: OpenAPIObject): void {
  document.components = {
    ...document.components,
    responses: Object.fromEntries(
      Object.entries(SHARED).map(([name, description]) => [name, { description, ...ERROR }]),
    ),
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item as Record<string, Operation>)) {
      nameErrors(path, method, operation);
      closeBody(document, operation);
    }
  }
}

function nameErrors(path: string, method: string, { parameters = [], responses }: Operation): void {
  const hasId = parameters.some((parameter) => parameter.in === 'path');
  for (const [status, response] of Object.entries(responses)) {
    if (Number(status) >= 400) Object.assign(response, ERROR);
  }
  responses['400'] ??= shared('BadRequest');
  if (hasId) responses['404'] ??= shared('NotFound');
  if (method !== 'get') responses['413'] ??= shared('BodyTooLarge');
  // A body that nobody reads may be packed in a way that nobody knows.
  responses['415'] ??= shared('ContentTypeNotSupported');
  if (!path.startsWith('/health/')) responses['429'] ??= shared('TooManyRequests');
  responses['default'] ??= { description: 'Any error', ...ERROR };
}

function shared(name: keyof typeof SHARED): Response {
  return { $ref: `#/components/responses/${name}` };
}

/** A body of optional fields only may be left out, and what is no field of a body is refused. */
function closeBody(document: OpenAPIObject, { requestBody }: Operation): void {
  const schema = requestBody?.content['application/json']?.schema;
  if (!requestBody || !schema) return;
  requestBody.required = (resolve(document, schema).required ?? []).length > 0;
  closeSchema(document, schema, new Set());
}

function closeSchema(document: OpenAPIObject, schema: Schema, seen: Set<Schema>): void {
  const resolved = resolve(document, schema);
  if (seen.has(resolved)) return;
  seen.add(resolved);
  const { properties, items, anyOf = [], oneOf = [], allOf = [] } = resolved;
  if (properties) resolved.additionalProperties ??= false;
  const inside = [...Object.values(properties ?? {}), ...anyOf, ...oneOf, ...allOf];
  for (const part of items ? [...inside, items] : inside) closeSchema(document, part, seen);
}

function resolve(document: OpenAPIObject, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1) ?? '';
  return (document.components?.schemas?.[name] as Schema | undefined) ?? schema;
}
