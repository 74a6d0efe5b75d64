import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** So often a comment is sent, which keeps proxies from closing the connection. */
const PING_MS = 15_000;

export interface ServerEvent {
  readonly id?: string;
  readonly event: string;
  readonly data: object;
}

/** An answer of server-sent events that is under way. */
export interface OpenEventStream {
  send(event: ServerEvent): void;
  close(): void;
  /** Calls `stop` once, when nobody listens any more, whoever ended it. */
  onClose(stop: () => void): void;
}

/** Answers of server-sent events; they end with the program, and clients connect again elsewhere. */
@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  private readonly streams = new Set<() => void>();

  beforeApplicationShutdown(): void {
    this.streams.forEach((close) => close());
  }

  open(reply: FastifyReply): OpenEventStream {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'Content-Type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
      Connection: 'keep-alive',
    });
    const write = (text: string): void => {
      if (!raw.writableEnded) raw.write(text);
    };
    write('retry: 1000\n\n');
    const close = (): void => void raw.end();
    // Who asks for the head alone has it, and waits for no event.
    if (reply.request.method === 'HEAD') close();
    const pings = setInterval(() => write(': ping\n\n'), PING_MS);
    this.streams.add(close);
    raw.on('close', () => {
      clearInterval(pings);
      this.streams.delete(close);
    });
    return {
      send: ({ id, event, data }) => {
        const name = id === undefined ? '' : `id: ${id}\n`;
        write(`${name}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      },
      close,
      onClose: (stop) => {
        // Who went before anything was sent is not heard of again.
        if (raw.destroyed) stop();
        else raw.on('close', stop);
      },
    };
  }
}
