import { describe, expect, it } from '@jest/globals';
import { checkInputSchema } from './input-schema-check.js';
import { Problems } from './problem.js';
import type { InputKind } from './type-content.js';

const amount = { type: 'integer', title: 'Amount', minimum: 0, maximum: 100, default: 50 };
const name = { type: 'string', title: 'Name', maxLength: 40 };
const mood = { type: 'string', title: 'Mood', enum: ['calm', 'wild'], default: 'calm' };
const schemaOf = (properties: object, more: object = {}) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...more,
});

function fieldsOf(schema: unknown, inputKind: InputKind = 'photo'): string[] {
  const problems = new Problems();
  const checked = checkInputSchema(schema, inputKind, problems);
  expect(checked === undefined).toBe(problems.list.length > 0);
  return problems.list.map(({ field }) => field.replace(/^inputSchema\./, ''));
}

const one = (field: object): string[] =>
  fieldsOf(schemaOf({ it: field })).map((path) => path.replace('properties.it.', ''));

describe('an input schema', () => {
  it('that is whole has no problem', () => {
    const schema = schemaOf(
      {
        amount: { ...amount, 'x-control': 'slider' },
        name: { ...name, minLength: 2, 'x-control': 'textarea', 'x-placeholder': 'Ada' },
        mood: { ...mood, 'x-enum-titles': ['Calm', 'Wild'], 'x-control': 'chips' },
        ink: {
          type: 'string',
          title: 'Ink',
          maxLength: 7,
          format: 'colour',
          'x-control': 'colour',
        },
        day: { type: 'string', title: 'Day', maxLength: 10, format: 'date' },
        frame: { type: 'boolean', title: 'Frame', default: true, 'x-control': 'switch' },
        size: {
          type: 'number',
          title: 'Size',
          minimum: 0.5,
          maximum: 2,
          default: 1,
          multipleOf: 0.5,
        },
      },
      { required: ['name'], $schema: 'https://json-schema.org/draft/2020-12/schema' },
    );
    expect(fieldsOf(schema)).toEqual([]);
  });

  it('is a closed, flat object', () => {
    expect(fieldsOf([])).toEqual(['inputSchema']);
    expect(fieldsOf({ type: 'array', properties: {} })).toEqual(['type', 'additionalProperties']);
    expect(fieldsOf({ type: 'object', additionalProperties: false })).toEqual(['properties']);
    expect(fieldsOf(schemaOf({}, { $ref: '#', oneOf: [] }))).toEqual(['$ref', 'oneOf']);
    expect(fieldsOf(schemaOf({}, { $schema: 'http://json-schema.org/draft-07/schema#' }))).toEqual([
      '$schema',
    ]);
    expect(one({ type: 'object', title: 'Deep', properties: {} })).toEqual(['type']);
  });

  it('gives every text a greatest length and knows no patterns', () => {
    expect(one({ type: 'string', title: 'Text' })).toEqual(['maxLength']);
    expect(one({ ...name, maxLength: 100_000 })).toEqual(['maxLength']);
    expect(one({ ...name, minLength: 41 })).toEqual(['minLength']);
    expect(one({ ...name, pattern: '(a+)+$' })).toEqual(['pattern']);
    expect(one({ ...name, format: 'email' })).toEqual(['format']);
  });

  it('gives every number its limits', () => {
    expect(one({ type: 'integer', title: 'N' })).toEqual(['minimum', 'maximum']);
    expect(one({ ...amount, minimum: 100, maximum: 100, default: undefined })).toEqual(['maximum']);
    expect(one({ ...amount, maximum: 0.5 })).toEqual(['maximum']);
    expect(one({ ...amount, multipleOf: 0 })).toEqual(['multipleOf']);
  });

  it('has legal defaults', () => {
    expect(one({ ...amount, default: 101 })).toEqual(['default']);
    expect(one({ ...amount, default: '50' })).toEqual(['default']);
    expect(one({ ...mood, default: 'sad' })).toEqual(['default']);
    expect(one({ ...name, default: 'x'.repeat(41) })).toEqual(['default']);
    expect(one({ type: 'boolean', title: 'B', default: 1 })).toEqual(['default']);
  });

  it('knows the controls and where they fit', () => {
    expect(one({ ...amount, 'x-control': 'dial' })).toEqual(['x-control']);
    expect(one({ ...name, 'x-control': 'slider' })).toEqual(['x-control']);
    expect(one({ ...mood, 'x-control': 'text' })).toEqual(['x-control']);
    expect(one({ ...name, 'x-control': 'colour' })).toEqual(['x-control']);
    expect(one({ type: 'boolean', title: 'B', 'x-control': 'chips' })).toEqual(['x-control']);
  });

  it('has choices with as many titles', () => {
    expect(one({ ...mood, enum: [] })).toEqual(['enum']);
    expect(one({ ...mood, enum: ['a', 1], default: undefined })).toEqual(['enum']);
    expect(one({ ...mood, enum: ['a', 'a'], default: 'a' })).toEqual(['enum']);
    expect(one({ ...mood, 'x-enum-titles': ['Calm'] })).toEqual(['x-enum-titles']);
    expect(one({ ...name, 'x-enum-titles': ['Calm'] })).toEqual(['x-enum-titles']);
  });

  it('requires fields that exist, names fields well and titles them', () => {
    expect(fieldsOf(schemaOf({ name }, { required: ['nome', 'name', 'name'] }))).toEqual([
      'required[0]',
      'required[2]',
    ]);
    expect(fieldsOf(schemaOf({ 'full name': name }))).toEqual(['properties.full name']);
    expect(one({ ...name, title: ' ' })).toEqual(['title']);
    expect(one({ ...name, const: 'x' })).toEqual(['const']);
  });

  it('asks for a text where the product starts from a prompt', () => {
    expect(fieldsOf(schemaOf({ amount }), 'prompt')).toEqual(['properties']);
    expect(fieldsOf(schemaOf({ mood }), 'photo+prompt')).toEqual(['properties']);
    expect(fieldsOf(schemaOf({ name }), 'prompt')).toEqual([]);
  });
});
