import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { onSendAsyncHookHandler } from 'fastify';
import { completeContract } from './complete-contract.js';
import { ErrorResponse } from './error.dto.js';
import { API_PREFIX } from './http-app.js';
import { Pagination } from './pagination.js';

/** The contract of the API, OpenAPI 3.1, made from the routes themselves. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('PixShift API')
    .setDescription(
      'Turn a photo or an idea into a picture, a colouring page, a character, a story or a book. ' +
        'Every error has the shape of ErrorResponse. Times are ISO 8601 UTC, ids are UUID v7, money is ' +
        'an integer of minor units. Lists take page, limit, sort and cursor.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, options, {
    extraModels: [ErrorResponse, Pagination],
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '').replace(/^./, (c) => c.toLowerCase())}_${method}`,
  });
  completeContract(document);
  return document;
}

const DOCS = `${API_PREFIX}/docs`;

/** What Swagger UI lacks on a phone: tables and lines that are wider than it move by themselves. */
const PHONE_STYLES = `
  @media (max-width: 640px) {
    .swagger-ui .wrapper { padding: 0 12px; }
    .swagger-ui .opblock .opblock-summary { flex-wrap: wrap; }
    .swagger-ui .opblock-body, .swagger-ui .responses-inner, .swagger-ui .parameters-container,
    .swagger-ui .table-container { overflow-x: auto; }
    .swagger-ui .opblock-summary-path, .swagger-ui .opblock-summary-description,
    .swagger-ui .model { overflow-wrap: anywhere; word-break: normal; }
    .swagger-ui .opblock-summary-control, .swagger-ui .btn, .swagger-ui .tab li,
    .swagger-ui .authorization__btn { min-height: 44px; }
  }`;

const VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">';

/** Swagger UI's page does not say that it fits small screens, which then show it tiny. */
const fitSmallScreens: onSendAsyncHookHandler = async (_request, _reply, payload) =>
  typeof payload === 'string' ? payload.replace('<head>', `<head>${VIEWPORT}`) : payload;

/** Serves the contract at `/api/v1/openapi.json` and Swagger UI at `/api/v1/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      // Before what compresses it.
      if (route.url.startsWith(`/${DOCS}`))
        route.onSend = [fitSmallScreens, route.onSend ?? []].flat();
    });
  SwaggerModule.setup(DOCS, app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: `${API_PREFIX}/openapi.json`,
    customSiteTitle: 'PixShift API',
    customCss: PHONE_STYLES,
    // It shows what is in sight only, so nobody finds an operation by the browser's own search.
    swaggerOptions: { docExpansion: 'none' },
  });
}
