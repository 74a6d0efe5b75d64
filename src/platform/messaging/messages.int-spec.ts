import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { pino } from 'pino';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.js';
import { SmtpVendor } from '../../../sandbox/vendors/smtp/smtp-vendor.js';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import { thorough } from '../../../test/support/thorough.js';
import { Clock } from '../clock.js';
import { DatabaseEvents, newId } from '../database/index.js';
import { SecretBox } from '../encryption/index.js';
import { PublicLinks } from '../http/index.js';
import type { Logger } from '../observability/index.js';
import { PostgresJobQueue } from '../queue/postgres-job-queue.js';
import { DeliveryError } from './delivery-error.js';
import { MessageProcessor } from './message-processor.js';
import { MessageSender } from './message-sender.js';
import { type MailRequest, Messages } from './messages.js';
import { type OutgoingSms, NoSmsTransport, SmsTransport } from './sms-transport.js';
import { SmtpMailTransport } from './smtp-mail-transport.js';

/** A clock that a test can put forward. */
class MovableClock extends Clock {
  private movedMs = 0;

  move(ms: number): void {
    this.movedMs += ms;
  }

  override now(): Date {
    return new Date(super.now().getTime() + this.movedMs);
  }

  override in(ms: number): Date {
    return new Date(this.now().getTime() + ms);
  }
}

/** A carrier that does as it is told. */
class TestCarrier extends SmsTransport {
  override readonly mode = 'sandbox';
  readonly sent: (OutgoingSms & { id: string })[] = [];
  answer: () => Promise<{ vendorId?: string }> = () => Promise.resolve({ vendorId: 'SM1' });

  override async send(id: string, sms: OutgoingSms): Promise<{ vendorId?: string }> {
    this.sent.push({ id, ...sms });
    return this.answer();
  }
}

const lines: string[] = [];
const logger = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) }) as Logger;

let open: OpenDatabase;
let sandbox: Sandbox;
let events: DatabaseEvents;
let queue: PostgresJobQueue;
let clock: MovableClock;
let carrier: TestCarrier;
let messages: Messages;
let senders: MessageSender[];

beforeAll(async () => {
  open = await openDatabase();
  sandbox = await startSandbox({ port: 0, vendors: [new SmtpVendor()] });
  events = new DatabaseEvents(open.url);
  clock = new MovableClock(open.config);
  queue = new PostgresJobQueue(open.url, events, clock, logger);
  await queue.onApplicationBootstrap();
  carrier = new TestCarrier();
  const box = new SecretBox(open.config);
  const mail = new SmtpMailTransport({
    mode: 'sandbox',
    url: `smtp://127.0.0.1:${sandbox.vendorPorts['smtp']}`,
    from: 'PixShift <hello@pixshift.local>',
  });
  messages = new Messages(clock, box, queue, mail, carrier);
  const newSender = (): MessageSender =>
    new MessageSender(open.db, clock, box, mail, carrier, new PublicLinks(open.config), logger);
  senders = Array.from({ length: 8 }, newSender);
});
afterEach(async () => {
  await fetch(`${sandboxUrl()}/faults`, { method: 'DELETE' });
  carrier.answer = () => Promise.resolve({ vendorId: 'SM1' });
  await open.db.rows(sql`delete from outgoing_message`);
});
afterAll(async () => {
  await queue.onApplicationShutdown();
  await events.close();
  await sandbox.close();
  await open.close();
});

interface Row {
  id: string;
  state: string;
  sealed: string | null;
  attempts: number;
  failure: string | null;
  vendor_id: string | null;
}

const sandboxUrl = (): string => `http://127.0.0.1:${sandbox.port}`;
const inbox = async (to: string): Promise<{ subject: string; text: string }[]> => {
  const answer = await fetch(`${sandboxUrl()}/inbox?to=${encodeURIComponent(to)}`);
  return (await answer.json()) as { subject: string; text: string }[];
};
const fault = (mode: string, times?: number): Promise<Response> =>
  fetch(`${sandboxUrl()}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ vendor: 'smtp', mode, ...(times ? { times } : {}) }),
  });
const rows = (): Promise<Row[]> =>
  open.db.rows(sql<Row>`
    select id, state, sealed, attempts, failure, vendor_id from outgoing_message order by id`);
const only = async (): Promise<Row> => (await rows())[0] as Row;
const sender = (): MessageSender => senders[0] as MessageSender;

let count = 0;
const newAddress = (): string => `person-${++count}@example.test`;
const write = (request: Partial<MailRequest<'reset-password'>> = {}): Promise<boolean> =>
  open.db.transaction((em) =>
    messages.mail(em, {
      to: newAddress(),
      template: 'reset-password',
      data: { name: 'Ada', link: 'http://127.0.0.1:3000/reset-password#secret-token', minutes: 60 },
      userId: null,
      ...request,
    }),
  );

describe('a mail', () => {
  it('is written sealed, sent once and then blank', async () => {
    const to = newAddress();
    await write({ to });
    const written = await only();
    expect(written).toMatchObject({ state: 'queued', attempts: 0 });
    expect(JSON.stringify(written)).not.toMatch(/person-|secret-token|Ada/);
    expect(await sender().sendNext('email')).toBe('sent');
    const [mail, ...more] = await inbox(to);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ subject: 'Choose a new password' });
    expect(mail?.text).toContain('http://127.0.0.1:3000/reset-password#secret-token');
    expect(await only()).toMatchObject({ state: 'sent', sealed: null, attempts: 1 });
    expect(await sender().sendNext('email')).toBe('nothing');
  });

  it('is not there after a rollback', async () => {
    await expect(
      open.db.transaction(async (em) => {
        await messages.mail(em, {
          to: newAddress(),
          template: 'reset-password',
          data: { name: 'Ada', link: 'http://x.test', minutes: 1 },
          userId: null,
        });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await rows()).toEqual([]);
  });

  it('is sent once by eight processes at the same time', async () => {
    const to = newAddress();
    await write({ to });
    const outcomes = await Promise.all(senders.map((each) => each.sendNext('email')));
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1);
    expect(await inbox(to)).toHaveLength(1);
  });

  it('waits while the server fails, longer each time, and arrives once when it is back', async () => {
    const to = newAddress();
    await write({ to });
    await fault('503');
    for (let attempt = 1; attempt <= 4; attempt++) {
      expect(await sender().sendNext('email')).toBe('queued');
      expect(await only()).toMatchObject({ attempts: attempt, failure: 'smtp 421' });
      // Not before its time.
      expect(await sender().sendNext('email')).toBe('nothing');
      clock.move(5_000 * 2 ** (attempt - 1) * 1.11);
    }
    await fault('ok');
    expect(await sender().sendNext('email')).toBe('sent');
    expect(await inbox(to)).toHaveLength(1);
    expect(await only()).toMatchObject({ state: 'sent', failure: null });
  });

  it.each([['500'], ['429'], ['empty'], ['reset'], ['garbage']])('waits after %s', async (mode) => {
    await write();
    await fault(mode, 1);
    expect(await sender().sendNext('email')).toBe('queued');
  });

  it('ends where the server refuses it for good, without a word about whom it was for', async () => {
    await write();
    await fault('blocked', 1);
    expect(await sender().sendNext('email')).toBe('refused');
    expect(await only()).toMatchObject({ state: 'refused', sealed: null, failure: 'smtp 550' });
    clock.move(3_600_000);
    expect(await sender().sendNext('email')).toBe('nothing');
    expect(lines.join('')).toContain('"failure":"smtp 550"');
    expect(lines.join('')).not.toMatch(/person-\d|secret-token/);
  });

  it('is not sent after its time', async () => {
    const to = newAddress();
    await write({ to, expiresAt: clock.in(60_000) });
    clock.move(60_000);
    expect(await sender().sendNext('email')).toBe('expired');
    expect(await only()).toMatchObject({ state: 'expired', sealed: null });
    expect(await inbox(to)).toEqual([]);
  });

  it('is given up where its next attempt would come too late', async () => {
    await write({ expiresAt: clock.in(2_000) });
    await fault('500', 1);
    expect(await sender().sendNext('email')).toBe('expired');
    expect(await only()).toMatchObject({ sealed: null, failure: 'smtp 451' });
  });

  it('that a process died over is sent by another, once the first has had its time', async () => {
    const to = newAddress();
    await write({ to });
    await open.db.rows(sql`
      update outgoing_message set state = 'sending', attempts = 1, due_at = ${clock.in(180_000)}`);
    expect(await sender().sendNext('email')).toBe('nothing');
    clock.move(180_001);
    expect(await sender().sendNext('email')).toBe('sent');
    expect(await inbox(to)).toHaveLength(1);
  });

  it('is written once for a key', async () => {
    const onceKey = `notice:${newId()}`;
    const written = await Promise.all([write({ onceKey }), write({ onceKey }), write({ onceKey })]);
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });

  it('that is withheld leaves its row and goes nowhere', async () => {
    const to = newAddress();
    await write({ to, withhold: true });
    expect(await only()).toMatchObject({ state: 'withheld', sealed: null });
    expect(await sender().sendNext('email')).toBe('nothing');
    expect(await inbox(to)).toEqual([]);
  });

  it('does not open in the row of another', async () => {
    await write();
    await write();
    const [first, second] = await rows();
    await open.db.rows(sql`
      update outgoing_message set sealed = ${second?.sealed ?? null} where id = ${first?.id}`);
    await open.db.rows(sql`delete from outgoing_message where id = ${second?.id}`);
    expect(await sender().sendNext('email')).toBe('refused');
    expect(await only()).toMatchObject({ failure: 'cannot be made', sealed: null });
  });

  it('goes with its user', async () => {
    const userId = newId();
    await write({ userId });
    await write({ userId: newId() });
    expect(await open.db.transaction((em) => messages.eraseOf(em, userId))).toBe(1);
    expect(await rows()).toHaveLength(1);
  });
});

describe('a text message', () => {
  const sms = (expiresAt = clock.in(300_000), more: { onceKey?: string } = {}): Promise<boolean> =>
    open.db.transaction((em) =>
      messages.sms(em, {
        to: '+14155550123',
        text: 'Code 123456',
        expiresAt,
        userId: null,
        ...more,
      }),
    );

  it('is sealed, handed over and blanked, with the name that the carrier gives it', async () => {
    await sms();
    expect(JSON.stringify(await only())).not.toMatch(/4155550123|123456/);
    expect(await sender().sendNext('sms')).toBe('sent');
    const row = await only();
    expect(row).toMatchObject({ state: 'sent', sealed: null, vendor_id: 'SM1' });
    expect(carrier.sent.at(-1)).toEqual({ id: row.id, to: '+14155550123', text: 'Code 123456' });
  });

  it('is written once for a key', async () => {
    const onceKey = `notice:${newId()}`;
    const written = await Promise.all([1, 2, 3].map(() => sms(clock.in(300_000), { onceKey })));
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });

  it('waits as long as the carrier asks', async () => {
    await sms();
    carrier.answer = () => Promise.reject(new DeliveryError('retryable', 'twilio 429', 60));
    expect(await sender().sendNext('sms')).toBe('queued');
    clock.move(59_000);
    expect(await sender().sendNext('sms')).toBe('nothing');
    clock.move(1_001);
    carrier.answer = () => Promise.resolve({});
    expect(await sender().sendNext('sms')).toBe('sent');
  });

  it('is not sent once its code has expired', async () => {
    await sms(clock.in(1_000));
    clock.move(1_000);
    const before = carrier.sent.length;
    expect(await sender().sendNext('sms')).toBe('expired');
    expect(carrier.sent).toHaveLength(before);
  });

  it('says who the fault is: settings that are wrong are an error in the log', async () => {
    await sms();
    carrier.answer = () => Promise.reject(new DeliveryError('misconfigured', 'twilio 20003'));
    lines.length = 0;
    expect(await sender().sendNext('sms')).toBe('queued');
    expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({ level: 50, failure: 'twilio 20003' });
  });
});

describe('where no vendor is set up', () => {
  it('refuses at the point of use, in words', async () => {
    const off = new Messages(
      clock,
      new SecretBox(open.config),
      queue,
      new SmtpMailTransport({ mode: 'off', url: '', from: 'PixShift <hello@pixshift.local>' }),
      new NoSmsTransport(),
    );
    expect(off.isOn('email')).toBe(false);
    expect(off.isOn('sms')).toBe(false);
    await expect(
      open.db.transaction((em) =>
        off.sms(em, { to: '+14155550123', text: 'x', expiresAt: clock.in(1000), userId: null }),
      ),
    ).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: expect.stringMatching(/SMS|text/),
    });
    expect(await rows()).toEqual([]);
  });
});

describe('the processor', () => {
  thorough('sends a hundred mails that come at once, by their jobs', async () => {
    const config = { ...open.config, app: { ...open.config.app, role: 'worker' as const } };
    const processor = new MessageProcessor(
      open.db,
      clock,
      queue,
      messages,
      sender(),
      config,
      logger,
    );
    await processor.onApplicationBootstrap();
    const to = newAddress();
    await Promise.all(Array.from({ length: 100 }, () => write({ to })));
    for (const end = Date.now() + 25_000; Date.now() < end;) {
      if ((await rows()).every(({ state }) => state === 'sent')) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await inbox(to)).toHaveLength(100);
    await processor.beforeApplicationShutdown();
  });
});
