import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { DEFAULT_DELAY_MS, FAULT_MODES } from './faults.js';
import { renderInboxPage } from './inbox-page.js';
import { shuffled } from './shuffled.js';
import { ControlError, valid } from './valid.js';
import type { Vendor, VendorServices } from './vendor.js';

const DAY_SECONDS = 86_400;
const MAX_DELAY_MS = 600_000;

/** The API by which tests and people look into the sandbox and make its vendors fail. */
export function registerControlRoutes(
  app: FastifyInstance,
  vendors: readonly Vendor[],
  { inbox, calls, faults }: VendorServices,
): void {
  const vendorNames = vendors.map(({ name }) => name);
  const vendor = z.enum(vendorNames as [string, ...string[]]);
  const recipient = z.string().trim().min(1).max(320).optional();
  const faultRequest = z
    .strictObject({
      vendor,
      mode: z.enum(FAULT_MODES),
      times: z.int().min(1).max(1_000_000).optional(),
      retryAfter: z.int().min(0).max(DAY_SECONDS).optional(),
      delayMs: z.int().min(0).max(MAX_DELAY_MS).optional(),
    })
    .refine(({ mode, delayMs }) => delayMs === undefined || mode === 'slow' || mode === 'timeout', {
      path: ['delayMs'],
      error: 'only with the modes slow and timeout',
    })
    .refine(
      ({ mode, retryAfter }) => retryAfter === undefined || mode === '429' || mode === '503',
      {
        path: ['retryAfter'],
        error: 'only with the modes 429 and 503',
      },
    );
  const inboxQuery = z.strictObject({ to: recipient });
  const pageQuery = z.strictObject({
    to: z.string().trim().max(320).optional(),
    paused: z.literal('1').optional(),
  });
  const replayRequest = z.strictObject({
    vendor,
    eventId: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(1_000)]),
    times: z.int().min(1).max(100).default(1),
    shuffle: z.boolean().default(false),
  });
  const callsQuery = z.strictObject({ vendor: vendor.optional() });

  app.get('/', async (request, reply) => {
    const { to, paused } = valid(pageQuery, request.query);
    const page = renderInboxPage({
      messages: inbox.list(to || undefined),
      faults: faults.list(),
      to: to ?? '',
      paused: paused === '1',
    });
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      .send(page);
  });

  app.get('/inbox', async (request) => inbox.list(valid(inboxQuery, request.query).to));

  app.post('/faults', async (request) => {
    const { vendor, mode, times, retryAfter, delayMs } = valid(faultRequest, request.body);
    if (mode === 'ok') {
      faults.clear(vendor);
      return { vendor, mode };
    }
    const fault = {
      mode,
      times: times ?? null,
      retryAfter: retryAfter ?? null,
      delayMs: delayMs ?? (mode === 'timeout' ? DEFAULT_DELAY_MS.timeout : DEFAULT_DELAY_MS.slow),
    };
    faults.set(vendor, fault);
    return { vendor, ...fault };
  });
  app.get('/faults', async () => faults.list());
  app.delete('/faults', async (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });

  app.post('/webhooks/replay', async (request) => {
    const { vendor: name, eventId, times, shuffle } = valid(replayRequest, request.body);
    const found = vendors.find((each) => each.name === name);
    if (found?.protocol !== 'http' || !found.replay) {
      throw new ControlError(400, 'VALIDATION_ERROR', `vendor: ${name} sends no webhooks`);
    }
    const eventIds = [eventId].flat();
    return found.replay(shuffle ? shuffled(eventIds) : eventIds, times);
  });

  app.get('/calls', async (request) => calls.list(valid(callsQuery, request.query).vendor));
  app.get('/calls.jsonl', async (request, reply) => {
    const lines = calls
      .list(valid(callsQuery, request.query).vendor)
      .map(({ headers, body, ...call }) =>
        JSON.stringify({ ...call, requestHeaders: headers, requestBody: body }),
      );
    return reply
      .type('application/jsonl; charset=utf-8')
      .send(lines.map((line) => `${line}\n`).join(''));
  });
}
