import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { Allow, IsInt, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { DomainError } from '../errors/index.js';
import { AllOmittable, Omittable } from './omittable.js';
import { createValidationPipe } from './validation.js';

class Inner {
  @IsInt()
  size!: number;
}

class Thing {
  @IsString()
  @MaxLength(5)
  name!: string;

  @Omittable()
  @ValidateNested()
  @Type(() => Inner)
  inner?: Inner;

  @Omittable()
  @Allow()
  free?: unknown;
}

class Change extends AllOmittable(Thing) {}

const check = (
  value: unknown,
  type: 'body' | 'query' = 'body',
  metatype: typeof Thing | typeof Change = Thing,
): Promise<unknown> =>
  // The pipe throws where it refuses before it begins.
  Promise.resolve().then(
    () => createValidationPipe().transform(value, { type, metatype }) as unknown,
  );

const refusal = (value: unknown, type?: 'body' | 'query'): Promise<DomainError> =>
  check(value, type).then(
    () => Promise.reject(new Error('was not refused')),
    (error: unknown) => error as DomainError,
  );

/** An object in an object, so many times. */
function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at++) value = at % 2 ? [value] : { a: value };
  return value;
}

describe('a body', () => {
  it('that leaves out what is needed is told so, and not how long it may be', async () => {
    expect(await refusal({})).toMatchObject({
      message: 'Name is missing.',
      details: { field: 'name', problems: [{ field: 'name', message: 'name is missing.' }] },
    });
    expect((await refusal({ name: 'Ada', inner: {} })).message).toBe('Size is missing.');
    expect((await refusal({ name: null })).message).toBe('Name must not be null.');
    expect((await refusal({ name: 'x'.repeat(6) })).message).toMatch(/^Name must be shorter/);
  });

  it('of a change may leave out all, but not say null', async () => {
    expect(await check({}, 'body', Change)).toEqual({});
    await expect(check({ name: null }, 'body', Change)).rejects.toMatchObject({
      message: 'Name must not be null.',
    });
  });

  it('becomes an object of its class', async () => {
    const thing = await check({ name: 'Ada', inner: { size: 3 } });
    expect(thing).toBeInstanceOf(Thing);
    expect(thing).toEqual({ name: 'Ada', inner: { size: 3 } });
  });

  it.each([
    ['a wrong value', { name: 7 }, 'name'],
    ['a long one', { name: 'x'.repeat(6) }, 'name'],
    ['nothing', undefined, 'name'],
    ['a field that is not known', { name: 'Ada', admin: true }, 'admin'],
    ['a wrong value inside', { name: 'Ada', inner: { size: 'big' } }, 'inner.size'],
    [
      'a field that is not known inside',
      { name: 'Ada', inner: { size: 1, more: 1 } },
      'inner.more',
    ],
    ['a text with NUL', { name: 'A\0a' }, 'name'],
    ['half a character', { name: 'A\ud800' }, 'name'],
    ['NUL further inside', { name: 'Ada', free: { list: ['fine', 'A\0'] } }, 'free.list.1'],
    ['null for what may be left out', { name: 'Ada', inner: null }, 'inner'],
    ['a name that every object has', { name: 'Ada', toString: 'x' }, 'toString'],
    ['a name that is dropped elsewhere', { name: 'Ada', prototype: 1 }, 'prototype'],
    ['such a name inside', { name: 'Ada', free: { constructor: 1 } }, 'constructor'],
    ['a name with NUL', { name: 'Ada', free: { 'a\0b': 1 } }, 'free'],
  ])('with %s is refused by the name of its field', async (_, body, field) => {
    expect(await refusal(body)).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
      details: { field },
    });
  });

  it.each([[null], [[]], ['text'], [1], [true], [[{ name: 'Ada' }]]])(
    '%j is none',
    async (body) => {
      expect(await refusal(body)).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' });
    },
  );

  it('takes every character that can be stored', async () => {
    await check({ name: '😀é\u202e', free: ['\u2028', '👩‍👧', '\ufffd'] });
  });

  it('is refused where it is nested too deep, without walking down by recursion', async () => {
    await check({ name: 'Ada', free: nested(30) });
    for (const depth of [33, 100_000]) {
      expect(await refusal({ name: 'Ada', free: nested(depth) })).toMatchObject({
        code: 'VALIDATION_ERROR',
        details: { field: 'body' },
      });
    }
  });

  it('is refused where it has more fields than any form, before they are looked at one by one', async () => {
    const fields = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, at]));
    await check({ name: 'Ada', free: fields(200) });
    await check({ name: 'Ada', free: Array.from({ length: 5_000 }, (_, at) => at) });
    for (const body of [fields(20_000), { name: 'Ada', free: fields(201) }]) {
      const { message } = await refusal(body);
      expect(message).toBe('At most 200 fields can be sent.');
    }
  });

  it('lists every problem', async () => {
    const { details, message } = await refusal({ name: 7, inner: { size: 'x' }, more: 1 });
    const problems = details['problems'] as { field: string; message: string }[];
    expect(problems.map(({ field }) => field).sort()).toEqual(['inner.size', 'more', 'name']);
    expect(message).toMatch(/^[A-Z].*\.$/);
  });
});

describe('a query', () => {
  it('is refused by the name of the parameter', async () => {
    expect(await refusal({ name: 'A\0' }, 'query')).toMatchObject({ details: { field: 'name' } });
    expect(await refusal({ nam: 'x' }, 'query')).toMatchObject({ details: { field: 'nam' } });
  });

  it('is the same object when it comes in the same words, and nobody can change it', async () => {
    const pipe = createValidationPipe();
    const ask = (value: object, metatype: new () => object = Thing) =>
      pipe.transform(value, { type: 'query', metatype }) as Promise<object>;
    const first = await ask({ name: 'Ada', free: ['x'] });
    expect(first).toBeInstanceOf(Thing);
    expect(await ask({ name: 'Ada', free: ['x'] })).toBe(first);
    expect(() => Object.assign(first, { name: 'Eve' })).toThrow(TypeError);
    expect(() => (first as { free: string[] }).free.push('y')).toThrow(TypeError);
    for (const other of [
      { name: 'Ada' },
      { name: 'Ada', free: 'x' },
      { name: 'Eva', free: ['x'] },
    ]) {
      expect(await ask(other)).toEqual(other);
    }
    class Other extends Thing {}
    expect(await ask({ name: 'Ada', free: ['x'] }, Other)).toBeInstanceOf(Other);
    for (let i = 0; i < 2; i++) await expect(ask({ name: 'too long' })).rejects.toThrow();
  });
});
