import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { DomainError } from '../errors/index.js';

/** Checks and converts every body, query and path against its class; unknown fields are refused. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
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
      rule === 'whitelistValidation' ? `${error.property} is not a field of this request.` : sentence(text),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
