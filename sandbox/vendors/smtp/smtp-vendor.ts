import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

import type { Call } from '../../call-log.js';
import type { Fault } from '../../faults.js';
import type { Listener, SocketVendor, VendorServices } from '../../vendor.js';

const MAX_MESSAGE_BYTES = 10 * 1024 * 1024;
const MAX_RECIPIENTS = 50;
const MAX_CLIENTS = 50;

/** A refusal with its SMTP code (RFC 5321, section 4.2.3) and enhanced status (RFC 3463). */
class SmtpRefusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A mail server that takes every message, with or without signing in, and delivers it to the inbox.
 * Faults act when the message has been handed over, before it is accepted:
 *
 * | mode | what the client sees |
 * |---|---|
 * | `500` | 451, a failure inside the server |
 * | `503` | 421 and the connection closes |
 * | `429` | 450, too many messages |
 * | `blocked` | 550, refused for good |
 * | `slow` | 250 after `delayMs` |
 * | `timeout` | no answer; after `delayMs` the connection closes |
 * | `garbage` | an answer that is not SMTP |
 * | `empty` | the connection closes without an answer |
 * | `reset` | the connection is reset |
 */
export class SmtpVendor implements SocketVendor {
  readonly protocol = 'socket';
  readonly name = 'smtp';

  async listen(port: number, services: VendorServices): Promise<Listener> {
    const closing = new AbortController();
    const sockets = new Map<number, Socket>();
    const server = new SMTPServer({
      name: 'sandbox',
      banner: 'PixShift sandbox',
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      size: MAX_MESSAGE_BYTES,
      maxClients: MAX_CLIENTS,
      logger: false,
      onAuth: (_credentials, _session, callback) => callback(null, { user: 'anyone' }),
      onRcptTo: (_address, session, callback) =>
        callback(
          session.envelope.rcptTo.length >= MAX_RECIPIENTS
            ? new SmtpRefusal(452, '4.5.3 Too many recipients')
            : null,
        ),
      onData: (stream, session, callback) => {
        const socket = sockets.get(session.remotePort);
        receive(stream, session, socket, services, closing.signal).then(
          (answer) => callback(null, answer),
          (error: Error) => callback(error),
        );
      },
    });
    server.server.on('connection', (socket) => {
      const { remotePort } = socket;
      if (remotePort === undefined) return;
      sockets.set(remotePort, socket);
      socket.once('close', () => sockets.delete(remotePort));
    });

    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    // From here on an error is a client's (a reset connection, say), and ends with its connection.
    server.removeAllListeners('error').on('error', () => undefined);

    return {
      port: (server.server.address() as AddressInfo).port,
      close: () =>
        new Promise((resolve) => {
          closing.abort();
          server.close(() => resolve());
          for (const socket of sockets.values()) socket.destroy();
        }),
    };
  }
}

/** Takes one message, to the text of the 250 answer; rejects with the refusal. */
async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  socket: Socket | undefined,
  services: VendorServices,
  closing: AbortSignal,
): Promise<string> {
  const chunks: Buffer[] = [];
  let kept = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    kept += chunk.length;
    if (kept <= MAX_MESSAGE_BYTES) chunks.push(chunk);
  }
  if (stream.sizeExceeded) throw new SmtpRefusal(552, '5.3.4 The message is larger than 10 MiB');

  const mail = await PostalMime.parse(Buffer.concat(chunks));
  const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
  const recipients = session.envelope.rcptTo.map(({ address }) => address);
  const text = mail.text ?? mail.html ?? '';
  const call = record(services, mail, from, recipients, text);

  try {
    const fault = services.faults.take('smtp');
    if (fault) await applyFault(fault, socket, closing);
  } catch (error) {
    if (error instanceof SmtpRefusal)
      services.calls.answer(call, error.responseCode, error.message);
    throw error;
  }
  for (const to of recipients) {
    services.inbox.add({
      channel: 'email',
      to,
      from,
      subject: mail.subject ?? '',
      text,
      ...(mail.html ? { html: mail.html } : {}),
      at: new Date().toISOString(),
    });
  }
  const answer = '2.0.0 Delivered to the inbox';
  services.calls.answer(call, 250, answer);
  return answer;
}

function record(
  services: VendorServices,
  mail: Email,
  from: string,
  recipients: string[],
  text: string,
): Call {
  return services.calls.add({
    vendor: 'smtp',
    method: 'DATA',
    path: '/',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    body: { from, to: recipients, subject: mail.subject ?? '', text, html: mail.html ?? null },
  });
}

/** Returns when the message may be delivered after all; otherwise rejects. */
async function applyFault(
  fault: Fault,
  socket: Socket | undefined,
  closing: AbortSignal,
): Promise<void> {
  const wait = `try again in ${fault.retryAfter ?? 60} seconds`;
  switch (fault.mode) {
    case '500':
      throw new SmtpRefusal(451, '4.3.0 Local error in processing');
    case '503':
      throw new SmtpRefusal(421, `4.3.2 Service not available, ${wait}`);
    case '429':
      throw new SmtpRefusal(450, `4.7.1 Too many messages, ${wait}`);
    case 'blocked':
      throw new SmtpRefusal(550, '5.7.1 Message refused');
    case 'slow':
      await delay(fault.delayMs, undefined, { signal: closing });
      return;
    case 'timeout':
      await delay(fault.delayMs, undefined, { signal: untilClosed(socket, closing) }).catch(
        () => undefined,
      );
      socket?.destroy();
      break;
    case 'garbage':
      socket?.end('\u0000\u0001 this is not SMTP\r\n');
      break;
    case 'empty':
      socket?.end();
      break;
    case 'reset':
      socket?.resetAndDestroy();
      break;
  }
  throw new Error('The connection ended without an answer.');
}

function untilClosed(socket: Socket | undefined, closing: AbortSignal): AbortSignal {
  const gone = new AbortController();
  socket?.once('close', () => gone.abort());
  return AbortSignal.any([gone.signal, closing]);
}
