import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCode } from '../errors/index.js';
import { ErrorResponse } from './error.dto.js';

/**
 * Names in the contract the errors of a route that do not follow from its form, such as
 * `@ApiErrors('CONFLICT')`. Those of guarded routes, bad requests, ids in paths and rate limits are named
 * by themselves.
 */
export const ApiErrors = (...codes: readonly ErrorCode[]) =>
  applyDecorators(
    ...[...Map.groupBy(codes, (code) => ERROR_CODES[code].status)].map(([status, named]) =>
      ApiResponse({ status, type: ErrorResponse, description: named.join(' or ') }),
    ),
  );
