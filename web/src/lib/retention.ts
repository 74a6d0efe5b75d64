import type { RetentionClass } from '../api/types.js';

export interface RetentionState {
  class: RetentionClass;
  expiresAt: string | null;
  firstDownloadedAt?: string | null;
  deletedAt: string | null;
}

export interface ClockFace {
  /** Short text for a tile. */
  text: string;
  /** The whole sentence, for the result page and screen readers. */
  sentence: string;
  tone: 'kept' | 'calm' | 'soon' | 'gone';
  /** Milliseconds until the text changes; null when it will not. */
  ticksIn: number | null;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long the files of a result still exist, as a person would say it. */
export function clockFace(
  retention: RetentionState,
  isFavourite: boolean,
  now: number,
  locale?: string,
): ClockFace {
  if (retention.deletedAt) {
    return {
      text: 'erased',
      sentence: 'The files have been erased. What you made and when stays in your list.',
      tone: 'gone',
      ticksIn: null,
    };
  }
  if (retention.class === 'GALLERY') return keptFace(retention, isFavourite, now, locale);
  if (!retention.expiresAt) {
    return {
      text: 'short stay',
      sentence: 'Erased 5 minutes after you download it, or after 24 hours.',
      tone: 'calm',
      ticksIn: null,
    };
  }
  const left = Date.parse(retention.expiresAt) - now;
  if (left <= 0) {
    return {
      text: 'being erased',
      sentence: 'Its time is up: the files are being erased.',
      tone: 'gone',
      ticksIn: null,
    };
  }
  const time = span(left);
  return {
    text: `gone in ${time}`,
    sentence: retention.firstDownloadedAt
      ? `You have downloaded it: the files are gone in ${time}.`
      : `Gone in ${time}, or 5 minutes after you download it.`,
    tone: left < 10 * MINUTE ? 'soon' : 'calm',
    ticksIn: tick(left),
  };
}

function keptFace(
  retention: RetentionState,
  isFavourite: boolean,
  now: number,
  locale?: string,
): ClockFace {
  if (isFavourite || !retention.expiresAt) {
    return {
      text: 'kept',
      sentence: isFavourite
        ? 'Kept for as long as it is a favourite.'
        : 'Kept until you delete it.',
      tone: 'kept',
      ticksIn: null,
    };
  }
  const end = Date.parse(retention.expiresAt);
  const left = end - now;
  if (left <= 0) {
    return {
      text: 'being erased',
      sentence: 'Its time is up: the files are being erased.',
      tone: 'gone',
      ticksIn: null,
    };
  }
  if (left < DAY) {
    const time = span(left);
    return {
      text: `gone in ${time}`,
      sentence: `Kept for another ${time}. Make it a favourite to keep it longer.`,
      tone: 'soon',
      ticksIn: tick(left),
    };
  }
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(end);
  return {
    text: `kept until ${date}`,
    sentence: `Kept until ${date}. Favourites stay longer.`,
    tone: 'kept',
    ticksIn: null,
  };
}

function span(ms: number): string {
  if (ms >= HOUR) {
    const hours = Math.floor(ms / HOUR);
    const minutes = Math.floor((ms % HOUR) / MINUTE);
    return hours >= 6 || minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  }
  const seconds = Math.floor(ms / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function tick(left: number): number {
  return left >= HOUR ? (left % MINUTE) + 1 : (left % SECOND) + 1;
}
