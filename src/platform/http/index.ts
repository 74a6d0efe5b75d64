export {
  ACCESS,
  type Access,
  CurrentUser,
  MaybeUser,
  type Principal,
  Public,
  RequirePermission,
} from './access.js';
export { ApiErrors } from './api-errors.js';
export { ErrorResponse } from './error.dto.js';
export { follow, Watchers } from './follow.js';
export { EventStreams, type OpenEventStream, type ServerEvent } from './event-streams.js';
export { HeldAnswer } from './held-answer.js';
export { API_PREFIX, createHttpApp } from './http-app.js';
export { IdParam } from './id-param.js';
export { AllOmittable, Omittable } from './omittable.js';
export { createOpenApiDocument, serveOpenApi } from './openapi.js';
export {
  COUNT_LIMIT,
  type ListSource,
  type MemoryListSource,
  type Page,
  PageQuery,
  paginate,
  paginateInMemory,
  Pagination,
} from './pagination.js';
export { PublicLinks } from './public-links.js';
export { currentRequest, type RequestContext } from './request-context.js';
export { serveStaticApps } from './static-apps.js';
export { IsIntegerText, IsTimeText } from './texts-of-values.js';
export { whenGone } from './when-gone.js';
