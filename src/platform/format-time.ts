/** As the web app and the console write them; who reads a paper is told the time zone. */
const LANGUAGE = 'en-GB';
const timeZone = 'UTC';
const day = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeZone });
const time = new Intl.DateTimeFormat(LANGUAGE, {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone,
});

/** `27 Nov 2026` */
export const formatDay = (at: Date): string => day.format(at);

/** `27 Nov 2026, 22:05 UTC` */
export const formatTime = (at: Date): string => `${time.format(at)} UTC`;
