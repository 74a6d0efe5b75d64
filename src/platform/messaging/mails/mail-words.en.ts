import type { SecurityOccasion } from './mail-templates.js';
import type { MailBlock, MailLink } from './mail-text.js';

/** What several English mails say in the same words. */
export const SECURITY_REASON =
  'You get this mail because it is about the safety of your PixShift account.';

const WHEN = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export function paragraph(text: string, link?: MailLink): MailBlock {
  return { kind: 'paragraph', text, ...(link ? { link } : {}) };
}

export function facts(occasion: SecurityOccasion, when: string): MailBlock {
  return { kind: 'facts', rows: timeAndDevice(occasion, when) };
}

export function timeAndDevice({ at, device }: SecurityOccasion, when: string): [string, string][] {
  const rows: [string, string][] = [[when, inTime(at)]];
  if (device !== null) rows.push(['Device', device]);
  return rows;
}

/** `26 November 2026 at 22:05 UTC`. */
export function inTime(at: string): string {
  return `${WHEN.format(new Date(at))} UTC`;
}

/** `26 November 2026`. */
export function onDay(at: string): string {
  return DAY.format(new Date(at));
}
