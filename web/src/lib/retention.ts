import type { RetentionClass } from '../api/types.js';
import { capital, LANGUAGE, plural } from './format.js';
import { type Kept, shortStayWords } from './period-words.js';

export interface RetentionState {
  class: RetentionClass;
  expiresAt: string | null;
  firstDownloadedAt?: string | null;
  deletedAt: string | null;
}

export interface ClockFace {
  /** Short text for a tile. */
  text: string;
  /** What there is to add to it, as a sentence. */
  detail: string;
  tone: 'kept' | 'calm' | 'soon' | 'gone';
  /** Milliseconds until the text changes; null when it will not. */
  ticksIn: number | null;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long the files of a result still exist, as a person would say it.
 *
 * @param kept how long things are kept here, once that is known
 */
export function clockFace(
  retention: RetentionState,
  isFavourite: boolean,
  now: number,
  kept?: Kept,
): ClockFace {
  if (retention.deletedAt) {
    return {
      text: 'erased',
      detail: 'What you made and when stays in your list.',
      tone: 'gone',
      ticksIn: null,
    };
  }
  if (retention.class === 'GALLERY') return keptFace(retention, isFavourite, now);
  if (!retention.expiresAt) {
    return {
      text: 'short stay',
      detail: shortStayWords(kept),
      tone: 'calm',
      ticksIn: null,
    };
  }
  const left = Date.parse(retention.expiresAt) - now;
  if (left <= 0) {
    return {
      text: 'being erased',
      detail: 'Its time is up.',
      tone: 'gone',
      ticksIn: null,
    };
  }
  const time = span(left);
  return {
    text: `gone in ${time}`,
    detail: retention.firstDownloadedAt
      ? 'You have downloaded or printed it.'
      : `Or ${kept ? plural(kept.ephemeralMinutes, 'minute') : 'soon'} after you download or print it.`,
    tone: left < 10 * MINUTE ? 'soon' : 'calm',
    ticksIn: tick(left),
  };
}

function keptFace(retention: RetentionState, isFavourite: boolean, now: number): ClockFace {
  if (isFavourite || !retention.expiresAt) {
    return {
      text: 'kept',
      detail: isFavourite ? 'For as long as it is a favourite.' : 'Until you delete it.',
      tone: 'kept',
      ticksIn: null,
    };
  }
  const end = Date.parse(retention.expiresAt);
  const left = end - now;
  if (left <= 0) {
    return {
      text: 'being erased',
      detail: 'Its time is up.',
      tone: 'gone',
      ticksIn: null,
    };
  }
  if (left < DAY) {
    return {
      text: `gone in ${span(left)}`,
      detail: 'Make it a favourite to keep it.',
      tone: 'soon',
      ticksIn: tick(left),
    };
  }
  const date = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short' }).format(end);
  return {
    text: `kept until ${date}`,
    detail: 'Favourites stay until you let them go.',
    tone: 'kept',
    ticksIn: null,
  };
}

/** The clock as one sentence. */
export function sentenceOf({ text, detail }: ClockFace): string {
  return `${capital(text)}. ${detail}`;
}

function span(ms: number): string {
  if (ms >= 6 * HOUR) return `${Math.round(ms / HOUR)} h`;
  if (ms >= HOUR) {
    const hours = Math.floor(ms / HOUR);
    const minutes = Math.floor((ms % HOUR) / MINUTE);
    return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  }
  const seconds = Math.floor(ms / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function tick(left: number): number {
  return left >= HOUR ? (left % MINUTE) + 1 : (left % SECOND) + 1;
}
