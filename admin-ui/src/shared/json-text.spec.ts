import { describe, expect, it } from '@jest/globals';
import { fromJsonText, toJsonText } from './json-text';

describe('toJsonText', () => {
  it('writes on one line what fits there', () => {
    expect(toJsonText({ standard: ['local', 'gemini'] })).toBe(
      '{ "standard": ["local", "gemini"] }',
    );
    expect([toJsonText([]), toJsonText({}), toJsonText(null)]).toEqual(['[]', '{}', '']);
  });

  it('breaks what does not, and only that', () => {
    const steps = ['photo', 'look', 'keep'].map((id) => ({ id, kind: 'prepare.image', needs: [] }));
    expect(toJsonText(steps)).toBe(
      [
        '[',
        '  { "id": "photo", "kind": "prepare.image", "needs": [] },',
        '  { "id": "look", "kind": "prepare.image", "needs": [] },',
        '  { "id": "keep", "kind": "prepare.image", "needs": [] }',
        ']',
      ].join('\n'),
    );
  });

  it('is read back as what it was', () => {
    const value = { text: 'a "quoted"\nline', list: [1, [true, null], { deep: 'x'.repeat(120) }] };
    expect(fromJsonText(toJsonText(value))).toEqual(value);
    expect(fromJsonText('  ')).toBeUndefined();
    expect(() => fromJsonText('{')).toThrow(SyntaxError);
  });
});
