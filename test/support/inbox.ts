import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../harness.js';

export interface InboxMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const LINK = /https?:\/\/\S+#token=([\w-]{43})/;

/** The mails to an address, newest first, as the mail server got them. */
export async function mailsTo(app: App, to: string): Promise<InboxMail[]> {
  const answer = await fetch(`${app.sandboxUrl}/inbox?to=${encodeURIComponent(to)}`);
  return (await answer.json()) as InboxMail[];
}

/** Waits for the newest mail whose subject matches; `count` of them must be there by then. */
export async function mailTo(
  app: App,
  to: string,
  subject: RegExp,
  { count = 1, ms = 20_000 }: { count?: number; ms?: number } = {},
): Promise<InboxMail> {
  let seen: InboxMail[] = [];
  for (const end = Date.now() + ms; Date.now() < end; await sleep(50)) {
    seen = await mailsTo(app, to);
    const matching = seen.filter((mail) => subject.test(mail.subject));
    if (matching[0] && matching.length >= count) return matching[0];
  }
  const subjects = seen.map((mail) => mail.subject).join(', ');
  throw new Error(`No mail ${subject} to ${to} within ${ms} ms; there are: ${subjects || 'none'}`);
}

/** The one-time token in a mail's link. */
export function tokenIn(mail: InboxMail): string {
  const token = LINK.exec(mail.text)?.[1];
  if (!token) throw new Error(`No link with a token in: ${mail.text}`);
  return token;
}

/** What the sandbox's mail server shall do wrong; `ok` ends it. */
export async function mailFault(app: App, mode: string, times?: number): Promise<void> {
  const body = JSON.stringify({ vendor: 'smtp', mode, ...(times ? { times } : {}) });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${app.sandboxUrl}/faults`, { method: 'POST', headers, body });
}
