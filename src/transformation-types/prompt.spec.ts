import { describe, expect, it } from '@jest/globals';
import { placeholdersOf, renderPrompt } from './prompt.js';

describe('a prompt template', () => {
  it('names its placeholders once each', () => {
    expect(placeholdersOf('{{a}} and {{ b }} and {{a}} but not {c} or {{}}')).toEqual(['a', 'b']);
  });

  it('is filled with values, and a missing one leaves no hole', () => {
    expect(
      renderPrompt('A {{mood}} fox, {{count}} times {{gone}} over', { mood: 'calm', count: 3 }),
    ).toBe('A calm fox, 3 times over');
  });

  it('does not read what people wrote as a template', () => {
    expect(renderPrompt('{{a}} {{b}}', { a: '{{b}} $& $1', b: 'x' })).toBe('{{b}} $& $1 x');
    expect(renderPrompt('{{constructor}}', {})).toBe('');
  });
});
