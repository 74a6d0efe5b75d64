import { type ArgumentMetadata, type ValidationError, ValidationPipe } from '@nestjs/common';
import { DomainError } from '../errors/index.js';

/** Deeper bodies are refused: conversion and checks walk them by recursion. */
const MAX_DEPTH = 32;

class ShallowValidationPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') refuseDeepNesting(value);
    return super.transform(value, metadata);
  }
}

/** Walks level by level, because a body of the allowed size can be nested too deep for recursion. */
function refuseDeepNesting(root: unknown): void {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      throw new DomainError('VALIDATION_ERROR', 'The body is nested too deep.', { field: 'body' });
    }
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
}

/** Checks and converts every body, query and path against its class; unknown fields are refused. */
export function createValidationPipe(): ValidationPipe {
  return new ShallowValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => {
      const problems = errors.flatMap((error) => flatten(error, ''));
      const first = problems[0];
      return new DomainError(
        'VALIDATION_ERROR',
        first ? capitalise(first.message) : 'The request cannot be understood.',
        { field: first?.field, problems },
      );
    },
  });
}

interface Problem {
  field: string;
  message: string;
}

function flatten(error: ValidationError, prefix: string): Problem[] {
  const field = prefix ? `${prefix}.${error.property}` : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([rule, text]) => ({
    field,
    message:
      rule === 'whitelistValidation'
        ? `${error.property} is not a field of this request.`
        : sentence(text),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
