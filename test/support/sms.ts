import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiAnswer, App, SignedUp } from '../harness.js';
import { send } from './http-client.js';

interface InboxMessage {
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly text: string;
  readonly at: string;
}

/** A German mobile number that nobody has used yet. */
export function newPhone(range = '1511'): string {
  return `+49${range}${String(randomInt(10_000_000)).padStart(7, '0')}`;
}

/** What the sandbox delivered to a number or address, newest first. */
export async function inboxOf(app: Pick<App, 'sandboxUrl'>, to: string): Promise<InboxMessage[]> {
  const { body } = await send('GET', `${app.sandboxUrl}/inbox?to=${encodeURIComponent(to)}`);
  return body as InboxMessage[];
}

/** Waits until this many messages have arrived, and resolves with the newest. */
export async function messageTo(
  app: Pick<App, 'sandboxUrl'>,
  to: string,
  count = 1,
): Promise<string> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(20)) {
    const messages = await inboxOf(app, to);
    if (messages.length >= count) return messages[0]?.text ?? '';
  }
  throw new Error(`there are no ${count} messages to ${to} after 20 s`);
}

/** The code of a message. */
export function codeIn(text: string): string {
  const code = /^(\d{6}) /.exec(text)?.[1];
  if (!code) throw new Error(`there is no code in: ${text}`);
  return code;
}

/** A code that is not this one. */
export function otherCode(code: string, by = 1): string {
  return String((Number(code) + by) % 1_000_000).padStart(6, '0');
}

/** Asks for a code for signing in and reads it as its owner would. */
export async function requestCode(app: App, phone: string): Promise<string> {
  const before = (await inboxOf(app, phone)).length;
  const answer = await app.post('/auth/sms/request-otp', { body: { phone } });
  if (answer.status !== 202) throw new Error(`no code: ${JSON.stringify(answer.body)}`);
  return codeIn(await messageTo(app, phone, before + 1));
}

export function verifyCode(app: App, phone: string, otp: string): Promise<ApiAnswer> {
  return app.post('/auth/sms/verify-otp', { body: { phone, otp } });
}

/** Signs in with a number; the first time makes the account. */
export async function signInByPhone(
  app: App,
  phone: string,
): Promise<{ accessToken: string; userId: string }> {
  const { status, body } = await verifyCode(app, phone, await requestCode(app, phone));
  if (status !== 200) throw new Error(`no sign-in: ${JSON.stringify(body)}`);
  return { accessToken: body.accessToken as string, userId: body.user.id as string };
}

/** Gives an account that has a password a number of its own; resolves with the number. */
export async function addPhone(
  app: App,
  { accessToken: token, password }: SignedUp,
): Promise<string> {
  const phone = newPhone();
  const asked = await app.post('/users/me/phone', { token, body: { phone, password } });
  if (asked.status !== 202) throw new Error(`no code: ${JSON.stringify(asked.body)}`);
  const otp = codeIn(await messageTo(app, phone));
  const added = await app.post('/users/me/phone/confirm', { token, body: { phone, otp } });
  if (added.status !== 200) throw new Error(`not added: ${JSON.stringify(added.body)}`);
  return phone;
}
