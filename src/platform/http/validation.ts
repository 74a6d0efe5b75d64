import { type ArgumentMetadata, type ValidationError, ValidationPipe } from '@nestjs/common';
import { DomainError, InvalidFieldError } from '../errors/index.js';

/** Deeper bodies are refused: conversion and checks walk them by recursion. */
const MAX_DEPTH = 32;

class CarefulValidationPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, data } = metadata;
    if (type !== 'custom') refuseUnusable(value, data ?? (type === 'body' ? 'body' : ''));
    return super.transform(value, metadata);
  }
}

interface Part {
  field: string;
  value: unknown;
}

/**
 * Refuses what no field takes: nesting that is too deep, and texts that the database cannot keep. Walks
 * level by level, because a body of the allowed size can be nested too deep for recursion.
 */
function refuseUnusable(root: unknown, name: string): void {
  let level: Part[] = [{ field: name, value: root }];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      throw new InvalidFieldError(name || 'query', 'The request is nested too deep.');
    }
    level = level.flatMap((part) => partsOf(part, depth === 0));
  }
}

function partsOf({ field, value }: Part, isRoot: boolean): Part[] {
  if (typeof value === 'string') refuseUnusableText(field, value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, item]) => {
    refuseUnusableText(field, key);
    return { field: isRoot ? key : `${field}.${key}`, value: item as unknown };
  });
}

/** PostgreSQL keeps no NUL, and half of a surrogate pair is no character at all. */
function refuseUnusableText(field: string, text: string): void {
  if (!text.includes('\0') && text.isWellFormed()) return;
  throw new InvalidFieldError(
    // The name itself may be what cannot be used.
    field.includes('\0') || !field.isWellFormed() ? 'body' : field || 'query',
    'This has characters in it that cannot be stored.',
  );
}

/** Checks and converts every body, query and path against its class; unknown fields are refused. */
export function createValidationPipe(): ValidationPipe {
  return new CarefulValidationPipe({
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
