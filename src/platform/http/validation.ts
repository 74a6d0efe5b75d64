import { type ArgumentMetadata, type ValidationError, ValidationPipe } from '@nestjs/common';
import { DomainError, InvalidFieldError, shortText } from '../errors/index.js';

/** What every object has, or is dropped without a word: the check for unknown fields does not see these. */
const NEVER_FIELDS: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
]);
/** What refuses unknown fields takes a second for 20,000 of them. */
const MAX_FIELDS = 200;
/** Longer names of fields are cut where a sentence repeats them. */
const MAX_NAME = 80;
/** Deeper bodies are refused: conversion and checks walk them by recursion. */
const MAX_DEPTH = 32;

class CarefulValidationPipe extends ValidationPipe {
  private readonly queries = new KnownQueries();

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, data, metatype } = metadata;
    if (type === 'query' && data === undefined && metatype) {
      return this.queries.check(metatype, value, () => this.checkAnew(value, metadata));
    }
    return this.checkAnew(value, metadata);
  }

  private async checkAnew(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, data, metatype } = metadata;
    if (metatype === Number) refuseOtherThanNumber(value, data ?? '');
    if (type === 'body') refuseOtherThanObject(value);
    if (type !== 'custom') refuseUnusable(value, data ?? (type === 'body' ? 'body' : ''));
    return super.transform(value, metadata);
  }
}

/** No body at all is one without fields; null, a text or a list is none that a class can be made of. */
function refuseOtherThanObject(value: unknown): void {
  if (value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value)))
    return;
  throw new InvalidFieldError('body', 'The body must be a JSON object.');
}

/** What a parameter's text becomes by itself: JavaScript would read `0x10` and ` 7 ` as numbers, too. */
function refuseOtherThanNumber(value: unknown, name: string): void {
  if (typeof value !== 'string' || /^-?\d{1,15}(\.\d{1,15})?$/.test(value)) return;
  throw new InvalidFieldError(name, 'This is not a number.');
}

const MAX_KNOWN = 500;
const MAX_KNOWN_LENGTH = 200;

/**
 * Whole queries that were found good, by their class and words: the same few are asked over and over, and
 * checking one costs more than some answers do. They are shared, and so frozen.
 */
class KnownQueries {
  private readonly classes = new Map<unknown, Map<string, unknown>>();

  async check(metatype: unknown, value: unknown, check: () => Promise<unknown>): Promise<unknown> {
    const words = JSON.stringify(value);
    const known = this.classes.get(metatype)?.get(words);
    if (known !== undefined) return known;
    const checked = deepFreeze(await check());
    if (words.length <= MAX_KNOWN_LENGTH) this.keep(metatype, words, checked);
    return checked;
  }

  private keep(metatype: unknown, words: string, checked: unknown): void {
    const queries = this.classes.get(metatype) ?? new Map<string, unknown>();
    // Strangers make up as many as they like; what is asked all the time is soon back.
    if (queries.size >= MAX_KNOWN) queries.clear();
    this.classes.set(metatype, queries.set(words, checked));
  }
}

function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

interface Part {
  field: string;
  value: unknown;
}

/**
 * Refuses what no field takes: nesting that is too deep, more members than any form has, and texts that
 * the database cannot keep. Walks level by level, because a body of the allowed size can be nested too
 * deep for recursion.
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
  const members = Object.entries(value);
  if (!Array.isArray(value) && members.length > MAX_FIELDS) {
    throw new InvalidFieldError(field || 'query', `At most ${MAX_FIELDS} fields can be sent.`);
  }
  return members.map(([key, item]) => {
    refuseUnusableText(field, key);
    if (NEVER_FIELDS.has(key)) throw new InvalidFieldError(key, notAField(key));
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
    message: rule === 'whitelistValidation' ? notAField(error.property) : said(error, text),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, field))];
}

/** Whichever check spoke first of a field that was left out or is null: what is wrong is that it is. */
function said({ property, value }: ValidationError, text: string): string {
  const isOfTheCheck = text.startsWith(`${property} `) || text.startsWith('each value in ');
  if (!isOfTheCheck) return sentence(text);
  if (value === undefined) return `${property} is missing.`;
  return value === null ? `${property} must not be null.` : sentence(text);
}

function notAField(name: string): string {
  return `There is no field “${shortText(name, MAX_NAME)}” in this request.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
