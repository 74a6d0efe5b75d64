import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
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

/** Serves the contract at `/api/v1/openapi.json` and Swagger UI at `/api/v1/docs`. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup(`${API_PREFIX}/docs`, app, () => createOpenApiDocument(app), {
    jsonDocumentUrl: `${API_PREFIX}/openapi.json`,
    customSiteTitle: 'PixShift API',
  });
}
