import { describe, expect, it } from '@jest/globals';
import { InvalidFieldError } from '../platform/errors/index.js';
import { compileInputs, readInputs } from './input-validator.js';
import type { InputSchema } from './type-content.js';

const schema: InputSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['idea'],
  properties: {
    idea: { type: 'string', title: 'Idea', minLength: 3, maxLength: 10 },
    difficulty: {
      type: 'string',
      title: 'Difficulty',
      enum: ['simple', 'medium'],
      default: 'medium',
    },
    amount: { type: 'integer', title: 'Amount', minimum: 0, maximum: 100, default: 50 },
    frame: { type: 'boolean', title: 'Frame', default: true },
    title: { type: 'string', title: 'Title', maxLength: 40 },
    day: { type: 'string', title: 'Day', maxLength: 10, format: 'date' },
    sign: { type: 'string', title: 'Sign', maxLength: 20, format: 'printable' },
    ink: { type: 'string', title: 'Ink', maxLength: 7, format: 'colour' },
  },
};
const compiled = compileInputs(schema);
const read = (given: unknown) => readInputs(schema, compiled, given);

function refusal(given: unknown): { field: unknown; message: string; fields: string[] } {
  try {
    read(given);
  } catch (error) {
    if (!(error instanceof InvalidFieldError)) throw error;
    const problems = (error.details['problems'] ?? []) as { field: string }[];
    return {
      field: error.details['field'],
      message: error.message,
      fields: problems.map(({ field }) => field),
    };
  }
  throw new Error('nothing was refused');
}

describe('what a person filled in', () => {
  it('gets the defaults of what was left out, and only those', () => {
    expect(read({ idea: 'a fox' })).toEqual({
      idea: 'a fox',
      difficulty: 'medium',
      amount: 50,
      frame: true,
    });
  });

  it('keeps what was given, trims texts and leaves empty ones out', () => {
    expect(read({ idea: '  a fox ', amount: 0, frame: false, title: '   ', day: '' })).toEqual({
      idea: 'a fox',
      difficulty: 'medium',
      amount: 0,
      frame: false,
    });
  });

  it('does not change what it was given', () => {
    const given = { idea: ' a fox ' };
    read(given);
    expect(given).toEqual({ idea: ' a fox ' });
  });

  it.each([
    [
      { idea: 'a fox', difficulty: 'hard' },
      'inputs.difficulty',
      '“Difficulty” must be one of simple, medium.',
    ],
    [
      { idea: 'a fox', amount: 101 },
      'inputs.amount',
      '“Amount” must be a whole number from 0 to 100.',
    ],
    [
      { idea: 'a fox', amount: '50' },
      'inputs.amount',
      '“Amount” must be a whole number from 0 to 100.',
    ],
    [{ idea: 'a fox', frame: 'yes' }, 'inputs.frame', '“Frame” must be true or false.'],
    [
      { idea: 'a fox', title: 'x'.repeat(41) },
      'inputs.title',
      '“Title” must be a text of at most 40 characters.',
    ],
    [{ idea: 'ab' }, 'inputs.idea', '“Idea” must be a text of 3 to 10 characters.'],
    [{}, 'inputs.idea', '“Idea” is needed.'],
    [{ idea: '  ' }, 'inputs.idea', '“Idea” is needed.'],
    [
      { idea: 'a fox', day: '1996-02-31' },
      'inputs.day',
      '“Day” must be a date such as 1996-08-14.',
    ],
    ...['Luna 🐈', 'قطة', '猫', 'Ω'].map(
      (sign) =>
        [
          { idea: 'a fox', sign },
          'inputs.sign',
          '“Sign” can have Latin and Cyrillic letters, digits and punctuation, but no emoji.',
        ] as const,
    ),
    [
      { idea: 'a fox', sign: 'x'.repeat(21) },
      'inputs.sign',
      '“Sign” must be a text of at most 20 characters.',
    ],
    [{ idea: 'a fox', ink: 'red' }, 'inputs.ink', '“Ink” must be a colour such as #ff8800.'],
    [{ idea: 'a fox', vendor: 'x' }, 'inputs.vendor', '"vendor" is not a setting of this product.'],
    [{ idea: 'a\u0000fox' }, 'inputs.idea', '“Idea” has characters that cannot be used.'],
    [{ idea: 'a \ud800 fox' }, 'inputs.idea', '“Idea” has characters that cannot be used.'],
    [{ idea: null }, 'inputs.idea', '“Idea” must be a text of 3 to 10 characters.'],
    [[], 'inputs', 'The inputs are an object of named values.'],
    ['x', 'inputs', 'The inputs are an object of named values.'],
  ])('refuses %j', (given, field, message) => {
    expect(refusal(given)).toMatchObject({ field, message });
  });

  it('lists everything that is wrong, each field once', () => {
    expect(refusal({ difficulty: 'x', amount: 0.5, other: 1 }).fields.sort()).toEqual([
      'inputs.amount',
      'inputs.difficulty',
      'inputs.idea',
      'inputs.other',
    ]);
  });

  it('counts characters as people do', () => {
    expect(read({ idea: '🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊' })).toMatchObject({ idea: '🦊'.repeat(10) });
    expect(refusal({ idea: '🦊'.repeat(11) }).field).toBe('inputs.idea');
  });

  it('is not fooled by names that every object has', () => {
    expect(refusal({ idea: 'a fox', constructor: 'x' }).field).toBe('inputs.constructor');
    expect(refusal(JSON.parse('{"idea":"a fox","__proto__":{"frame":false}}')).field).toBe(
      'inputs.__proto__',
    );
  });
});
