import { describe, expect, it } from '@jest/globals';
import { problemsBelow } from './form-problems';

const server = (message: string) => ({ type: 'server', message });

describe('problemsBelow', () => {
  it('finds the problems of a field and of everything inside it, with their paths', () => {
    const errors = {
      pipeline: {
        ...server('It ends in store.'),
        ref: { type: 'textarea', message: 'not a problem' },
        2: { kind: server('There is no such step.'), needs: [server('There is no such step.')] },
      },
      routes: server('Name a provider.'),
    };
    expect(problemsBelow(errors, 'pipeline')).toEqual([
      { field: 'pipeline', message: 'It ends in store.' },
      { field: 'pipeline[2].kind', message: 'There is no such step.' },
      { field: 'pipeline[2].needs[0]', message: 'There is no such step.' },
    ]);
  });

  it('takes fields of the value that are called type and message for what they are', () => {
    const errors = { inputSchema: { properties: { message: { type: server('Unknown type.') } } } };
    expect(problemsBelow(errors, 'inputSchema')).toEqual([
      { field: 'inputSchema.properties.message.type', message: 'Unknown type.' },
    ]);
  });

  it('is empty where nothing is wrong, and shows messages as they were meant', () => {
    expect(problemsBelow({}, 'price.credits')).toEqual([]);
    const errors = { price: { credits: { type: 'manual', message: '@@react-admin@@"Required"' } } };
    expect(problemsBelow(errors, 'price.credits')).toEqual([
      { field: 'price.credits', message: 'Required' },
    ]);
  });
});
