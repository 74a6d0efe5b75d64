import { describe, expect, it } from '@jest/globals';

import { fieldsOf } from './schema-form.js';
import { withSizeToBe } from './size-to-be.js';

const fields = fieldsOf({
  properties: {
    scale: { type: 'string', description: 'In width and in height.', enum: ['2', '4'] },
    pages: { type: 'string', description: 'For the file.', enum: ['1', '2'] },
  },
});
const enlarged = { by: 'scale', maxPixels: 50_000_000 };
const photo = { width: 451, height: 300 };

describe('what a photo will become', () => {
  it('is said at the field that decides it', () => {
    const shown = withSizeToBe(fields, { enlarged }, photo, { scale: '4', pages: '2' });
    expect(shown.map(({ hint }) => hint)).toEqual([
      '451 × 300 pixels become 1,804 × 1,200. That can take a minute.',
      'For the file.',
    ]);
  });

  it('comes with how long it takes', () => {
    const hint = (scale: string) =>
      withSizeToBe(fields, { enlarged }, { width: 300, height: 200 }, { scale })[0]?.hint;
    expect(hint('2')).toBe('300 × 200 pixels become 600 × 400. That takes some seconds.');
    expect(hint('4')).toBe('300 × 200 pixels become 1,200 × 800. That can take a minute.');
  });

  it('tells of a photo that was made smaller to be sent', () => {
    const sent = { width: 4_000, height: 3_000, madeFrom: { width: 12_000, height: 9_000 } };
    expect(withSizeToBe(fields, { enlarged }, sent, { scale: '2' })[0]?.hint).toBe(
      'Your photo has 12,000 × 9,000 pixels and is sent with 4,000 × 3,000. 4,000 × 3,000 pixels become 8,000 × 6,000. That can take a minute.',
    );
  });

  it('tells where that is more than is made', () => {
    const large = { width: 3_000, height: 2_250 };
    expect(withSizeToBe(fields, { enlarged }, large, { scale: '4' })[0]?.hint).toBe(
      '3,000 × 2,250 pixels would become 12,000 × 9,000, more than the 50 megapixels that are possible.',
    );
  });

  it('is not said without a photo, or where the picture has a size of its own', () => {
    expect(withSizeToBe(fields, { enlarged }, null, { scale: '4' })).toBe(fields);
    expect(withSizeToBe(fields, { enlarged: null }, photo, { scale: '4' })).toBe(fields);
  });
});
