/** That of all the app's words: a date in another one would stand in the middle of them. */
export const LANGUAGE = 'en-GB';

const STEP_WORDS: Record<string, string> = {
  'prepare.image': 'Preparing your photo',
  'moderate.input': 'Checking the photo',
  'render.prompt': 'Reading your wishes',
  'gen.text': 'Writing',
  'gen.json': 'Planning',
  'gen.image': 'Drawing',
  'edit.image': 'Redrawing your photo',
  'trace.lineart': 'Tracing the lines',
  fanout: 'Working through the parts',
  'compose.work': 'Putting the parts together',
  'compose.pdf': 'Setting the pages',
  'compose.epub': 'Binding the book',
  'moderate.output': 'Looking it over',
  'stamp.provenance': 'Signing the file',
  store: 'Putting it in its folder',
};

/** What a pipeline step does, in words. */
export function stepWords(step: string): string {
  return STEP_WORDS[step] ?? 'Working on it';
}

/** "$0.99" from minor units. */
export function money(amountMinor: number, currency: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(amountMinor / 100);
}

/** Credits as minor units by the published rule: rounded up, at what some of them cost. */
export function moneyOfCredits(
  credits: number,
  price: { amountMinor: number; credits: number },
): number {
  return Math.ceil((credits * price.amountMinor) / price.credits);
}

/** "1,000" */
export function whole(count: number): string {
  return count.toLocaleString(LANGUAGE);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${whole(count)} ${count === 1 ? one : many}`;
}

/** What a run of a type costs, in the words of a place that sells or of one that does not. */
export function priceWords(credits: number, unit: string, worth: string | undefined): string {
  const price = worth ?? plural(credits, 'credit');
  return unit === 'run' ? price : `${price} a ${unit}`;
}

const WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "five", as in running text; from thirteen on "13". */
export function inWords(count: number): string {
  return WORDS[count] ?? whole(count);
}

/** "Five" */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function longDate(iso: string): string {
  return new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'long' }).format(
    Date.parse(iso),
  );
}

/** "28 December 2026" */
export function fullDate(iso: string): string {
  return new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'long' }).format(Date.parse(iso));
}

export function dateTime(iso: string): string {
  return new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' }).format(
    Date.parse(iso),
  );
}

export function fileSize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export function seconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`;
}

/** "just now", "12 minutes ago", "yesterday", then the date. */
export function timeAgo(iso: string, now = Date.now()): string {
  const minutes = Math.round((now - Date.parse(iso)) / 60_000);
  const relative = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto' });
  if (minutes < 2) return 'just now';
  if (minutes < 60) return relative.format(-minutes, 'minute');
  if (minutes < 24 * 60) return relative.format(-Math.round(minutes / 60), 'hour');
  const days = Math.round(minutes / (24 * 60));
  return days < 7 ? relative.format(-days, 'day') : dateTime(iso);
}

/** "Today", "Yesterday", then "12 November", with the year where it is another one. */
export function dayName(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  const days = Math.round((midnight(now).getTime() - midnight(at).getTime()) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'long', ...year }).format(at);
}

export function timeOfDay(iso: string): string {
  return new Intl.DateTimeFormat(LANGUAGE, { timeStyle: 'short' }).format(Date.parse(iso));
}

/** The time of a moment to come, with its day unless that is today. */
export function timeToCome(iso: string, now = new Date()): string {
  return new Date(iso).toDateString() === now.toDateString() ? timeOfDay(iso) : dateTime(iso);
}

/** "Nov" from "2026-11". */
export function monthName(month: string): string {
  return new Intl.DateTimeFormat(LANGUAGE, { month: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01T00:00:00Z`),
  );
}
