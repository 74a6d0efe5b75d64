import { describe, expect, it } from '@jest/globals';
import { UnavailableError } from '../platform/errors/index.js';
import { UploadSlots } from './upload-slots.js';

describe('UploadSlots', () => {
  it('gives out so many and no more, and takes them back however the work ended', () => {
    const slots = new UploadSlots(2);
    const first = slots.take();
    const work = () => {
      using _slot = slots.take();
      expect(() => slots.take()).toThrow(UnavailableError);
      throw new Error('the work failed');
    };
    expect(work).toThrow('the work failed');
    const second = slots.take();
    expect(() => slots.take()).toThrow(UnavailableError);
    first[Symbol.dispose]();
    second[Symbol.dispose]();
  });
});
