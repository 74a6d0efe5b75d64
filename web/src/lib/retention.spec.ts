import { describe, expect, it } from '@jest/globals';

import { clockFace, type RetentionState, sentenceOf } from './retention.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const KEPT = { ephemeralMinutes: 7, ephemeralHours: 36, galleryDays: 30 };

const face = (state: Partial<RetentionState>, isFavourite = false) =>
  clockFace(
    {
      class: 'EPHEMERAL',
      expiresAt: null,
      firstDownloadedAt: null,
      deletedAt: null,
      ...state,
    },
    isFavourite,
    NOW,
    KEPT,
  );
const inMs = (ms: number) => new Date(NOW + ms).toISOString();

describe('a short stay', () => {
  it('counts the last hour in minutes and seconds', () => {
    expect(face({ expiresAt: inMs(4 * MINUTE + 31_000) }).text).toBe('gone in 4:31');
    expect(face({ expiresAt: inMs(5_000) }).text).toBe('gone in 0:05');
    expect(face({ expiresAt: inMs(59 * MINUTE + 59_000) }).text).toBe('gone in 59:59');
  });

  it('counts longer times in hours, with minutes when few are left', () => {
    expect(face({ expiresAt: inMs(24 * HOUR - 1) }).text).toBe('gone in 24 h');
    expect(face({ expiresAt: inMs(23 * HOUR + 5 * MINUTE) }).text).toBe('gone in 23 h');
    expect(face({ expiresAt: inMs(6 * HOUR - 1) }).text).toBe('gone in 5 h 59 min');
    expect(face({ expiresAt: inMs(2 * HOUR + 5 * MINUTE) }).text).toBe('gone in 2 h 5 min');
  });

  it('turns urgent in its last ten minutes', () => {
    expect(face({ expiresAt: inMs(10 * MINUTE) }).tone).toBe('calm');
    expect(face({ expiresAt: inMs(10 * MINUTE - 1) }).tone).toBe('soon');
  });

  it('tells a person who has downloaded it why', () => {
    const expiresAt = inMs(4 * MINUTE);
    expect(sentenceOf(face({ expiresAt, firstDownloadedAt: inMs(0) }))).toBe(
      'Gone in 4:00. You have downloaded or printed it.',
    );
    expect(sentenceOf(face({ expiresAt }))).toBe(
      'Gone in 4:00. Or 7 minutes after you download or print it.',
    );
  });

  it('says when it ends that waits for its download, as far as that is known', () => {
    expect(face({}).detail).toBe(
      'Erased 7 minutes after you download or print it, or after 36 hours.',
    );
    const unknown = { class: 'EPHEMERAL', expiresAt: null, deletedAt: null } as const;
    expect(clockFace(unknown, false, NOW).detail).toBe(
      'Erased soon after you download or print it.',
    );
  });

  it('is being erased when its time is up, and erased when the files are gone', () => {
    expect(face({ expiresAt: inMs(-1) }).text).toBe('being erased');
    expect(face({ expiresAt: inMs(-1), deletedAt: inMs(0) }).text).toBe('erased');
  });

  it('ticks exactly when the text changes', () => {
    const left = 4 * MINUTE + 31_000 + 250;
    const first = face({ expiresAt: inMs(left) });
    const next = clockFace(
      { class: 'EPHEMERAL', expiresAt: inMs(left), deletedAt: null },
      false,
      NOW + first.ticksIn!,
    );
    expect([first.text, next.text]).toEqual(['gone in 4:31', 'gone in 4:30']);
    expect(face({ expiresAt: inMs(20 * HOUR + 30_000) }).ticksIn).toBe(30_001);
  });
});

describe('a kept result', () => {
  it('names its last day', () => {
    expect(face({ class: 'GALLERY', expiresAt: inMs(30 * 24 * HOUR) })).toMatchObject({
      text: 'kept until 21 Dec',
      tone: 'kept',
      ticksIn: null,
    });
  });

  it('warns on its last day', () => {
    expect(face({ class: 'GALLERY', expiresAt: inMs(3 * HOUR) })).toMatchObject({
      text: 'gone in 3 h',
      tone: 'soon',
    });
  });

  it('has no end as a favourite or where none is set', () => {
    expect(face({ class: 'GALLERY', expiresAt: inMs(3 * HOUR) }, true).text).toBe('kept');
    expect(sentenceOf(face({ class: 'GALLERY' }))).toBe('Kept. Until you delete it.');
  });
});
