import { describe, expect, it } from '@jest/globals';

import { fieldsOf, initialValues, overlong, problemOf, toInputs } from './schema-form.js';

const one = (property: Record<string, unknown>, required: string[] = []) =>
  fieldsOf({ type: 'object', properties: { it: property }, required })[0]!;

describe('the control that a property gets', () => {
  it.each([
    [{ type: 'string', enum: ['a', 'b'] }, 'chips'],
    [{ type: 'string', enum: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, 'select'],
    [{ type: 'boolean' }, 'switch'],
    [{ type: 'integer', minimum: 0, maximum: 9 }, 'slider'],
    [{ type: 'integer', minimum: 0 }, 'text'],
    [{ type: 'string', maxLength: 60 }, 'text'],
    [{ type: 'string', maxLength: 2000 }, 'textarea'],
    [{ type: 'string', 'x-control': 'colour' }, 'colour'],
    [{ type: 'string', enum: ['a', 'b'], 'x-control': 'select' }, 'select'],
  ])('%j is drawn as %s', (property, control) => {
    expect(one(property).control).toBe(control);
  });

  it('is not a slider without two ends, nor a control that nobody knows', () => {
    expect(one({ type: 'number', minimum: 0, 'x-control': 'slider' }).control).toBe('text');
    expect(one({ type: 'boolean', 'x-control': 'lever' }).control).toBe('switch');
  });
});

describe('options', () => {
  it('take their titles by place or by value, and else from the value itself', () => {
    const labels = (titles: unknown) =>
      one({ enum: ['navy-coral', 'ink_sky'], 'x-enum-titles': titles }).options.map(
        ({ label }) => label,
      );
    expect(labels(['Navy', 'Sky'])).toEqual(['Navy', 'Sky']);
    expect(labels({ ink_sky: 'Sky' })).toEqual(['Navy coral', 'Sky']);
    expect(labels(undefined)).toEqual(['Navy coral', 'Ink sky']);
  });

  it('of numbers stay numbers', () => {
    const field = one({ enum: [1, 4], default: 4 });
    expect(field.kind).toBe('number');
    expect(toInputs([field], { it: 4 })).toEqual({ it: 4 });
  });
});

it('starts with the default, else with the first choice, the lowest number, off or blank', () => {
  const fields = fieldsOf({
    properties: {
      a: { type: 'number', default: 0.5 },
      b: { enum: ['x', 'y'] },
      c: { type: 'integer', minimum: 3, maximum: 5 },
      d: { type: 'boolean' },
      e: { type: 'string' },
    },
  });
  expect(initialValues(fields)).toEqual({ a: 0.5, b: 'x', c: 3, d: false, e: '' });
});

it('leaves out what the schema fixes', () => {
  expect(
    fieldsOf({ properties: { kind: { const: 'x' }, size: { type: 'integer' } } }),
  ).toHaveLength(1);
});

it('survives a schema without properties', () => {
  expect(fieldsOf({ type: 'object' })).toEqual([]);
  expect(fieldsOf(null)).toEqual([]);
});

describe('what is wrong with a value', () => {
  it('names a missing one only where it is required', () => {
    expect(problemOf(one({ type: 'string', title: 'Wish' }, ['it']), '  ')).toBe('Wish is needed.');
    expect(problemOf(one({ type: 'string' }), '')).toBeNull();
  });

  it.each([
    ['What should be on the page?', 'Say what should be on the page.'],
    ['Who and what is it about?', 'Say who and what it is about.'],
    ['Shall it rhyme?', 'This needs an answer.'],
  ])('asks once more for the answer to “%s”', (title, words) => {
    expect(problemOf(one({ type: 'string', title }, ['it']), '')).toBe(words);
  });

  it('keeps numbers within their ends and whole where they must be', () => {
    const field = one({ type: 'integer', minimum: 1, maximum: 10 });
    expect(problemOf(field, 0)).toBe('Not below 1.');
    expect(problemOf(field, 11)).toBe('Not above 10.');
    expect(problemOf(field, 2.5)).toBe('A whole number, please.');
    expect(problemOf(field, 10)).toBeNull();
  });

  it('counts characters', () => {
    expect(problemOf(one({ type: 'string', maxLength: 3 }), 'four')).toContain('At most 3');
    expect(problemOf(one({ type: 'string', minLength: 3 }), 'ab')).toContain('At least 3');
  });

  it('says at once that a text is too long, and nothing else before its time', () => {
    const field = one({ type: 'string', minLength: 3, maxLength: 5 }, ['it']);
    expect(overlong(field, 'sixsix')).toBe('At most 5 characters; these are 6.');
    for (const fine of ['', 'ab', 'fives', ' fives ']) {
      expect(overlong(field, fine)).toBeUndefined();
    }
  });
});

it('sends typed inputs: text trimmed, blanks left out, unset fields at their default', () => {
  const fields = fieldsOf({
    properties: {
      level: { type: 'integer', default: 5 },
      caption: { type: 'string' },
      note: { type: 'string' },
      frame: { type: 'boolean', default: true },
    },
  });
  expect(toInputs(fields, { caption: '  Hi ', note: '   ', frame: false })).toEqual({
    level: 5,
    caption: 'Hi',
    frame: false,
  });
});

it('asks for a day with a date control, and for printed titles in letters that can be printed', () => {
  const [day, title] = fieldsOf({
    properties: {
      day: { type: 'string', maxLength: 10, format: 'date', 'x-control': 'text' },
      title: { type: 'string', maxLength: 40, format: 'printable' },
    },
  });
  expect(day?.control).toBe('date');
  for (const fine of ['', 'Süße Мурка 1, “ça va?” 100 %'])
    expect(problemOf(title!, fine)).toBeNull();
  for (const bad of ['Luna 🐈', 'قطة', '猫']) expect(problemOf(title!, bad)).toMatch(/emoji/);
});
