const SECOND = 1000;

let second = Number.NaN;
let text = '';

/**
 * The moment as pino puts it into a line, `,"time":"2026-11-27T20:15:42.042Z"`. Lines of one second share
 * all but their milliseconds; writing the whole date anew for each costs more than the rest of the line.
 */
export function isoTime(now = Date.now()): string {
  const milliseconds = now % SECOND;
  if (now - milliseconds !== second) {
    second = now - milliseconds;
    text = `,"time":"${new Date(now).toISOString().slice(0, -'000Z'.length)}`;
  }
  return `${text}${String(milliseconds).padStart(3, '0')}Z"`;
}
