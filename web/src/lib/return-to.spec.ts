import { expect, it } from '@jest/globals';

import { safeReturnTo } from './return-to.js';

it('goes back to a path of this site, with its search', () => {
  expect(safeReturnTo('/studio/photo-1970s?run=1#top')).toBe('/studio/photo-1970s?run=1#top');
});

it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'evil', '', undefined, 7])(
  'does not follow %p',
  (wished) => {
    expect(safeReturnTo(wished, '/here')).toBe('/here');
  },
);

it('does not follow what a browser reads as another site', () => {
  expect(safeReturnTo('/\t/evil.example', '/here')).toBe('/here');
});
