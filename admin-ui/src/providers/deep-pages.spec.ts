import { describe, expect, it } from '@jest/globals';
import { DeepPages } from './deep-pages';

describe('DeepPages', () => {
  it('asks by number as far as numbers reach', () => {
    const pages = new DeepPages();
    pages.remember('users', 400, 'unused');
    expect(pages.place('users', 400, 25)).toEqual({ page: 400 });
    expect(pages.place('users', 100, 100)).toEqual({ page: 100 });
  });

  it('goes on from the cursor of the page before, and from there to the next', () => {
    const pages = new DeepPages();
    pages.remember('users', 401, 'a');
    pages.remember('users', 402, 'b');
    expect(pages.place('users', 401, 25)).toEqual({ cursor: 'a' });
    expect(pages.place('users', 402, 25)).toEqual({ cursor: 'b' });
  });

  it('knows no page that nobody has led to, nor one of another list', () => {
    const pages = new DeepPages();
    pages.remember('users by name', 401, 'a');
    pages.remember('users', 402, undefined);
    expect(() => pages.place('users', 401, 25)).toThrow('one after the other');
    expect(() => pages.place('users', 402, 25)).toThrow('one after the other');
  });
});
