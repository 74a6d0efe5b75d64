import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { found, times, valid } from './valid.js';
import type { WebhookDesk } from './webhook-desk.js';

const settings = z.strictObject({
  url: z.url({ protocol: /^https?$/, hostname: /^(127\.0\.0\.1|localhost)$/ }).optional(),
  mode: z.enum(['deliver', 'hold', 'drop']).optional(),
  repeat: times.optional(),
});
const release = z.strictObject({
  order: z.enum(['as-made', 'reversed', 'shuffled']).default('as-made'),
  times,
});
const sending = z.strictObject({
  eventId: z.string(),
  times,
  offsetSeconds: z.int().min(-1_000_000).max(1_000_000).optional(),
  secret: z.string().min(1).max(100).optional(),
});

/** By what tests and people make the messages of a vendor go wrong. */
export function registerWebhookControl<E extends { id: string; type: string }>(
  routes: FastifyInstance,
  desk: WebhookDesk<E>,
  find: (eventId: string) => E | undefined,
): void {
  const state = () => ({
    url: desk.url ?? null,
    mode: desk.mode,
    repeat: desk.repeat,
    held: desk.heldCount(),
  });
  routes.get('/webhooks', async () => state());
  routes.put('/webhooks', async (request) => {
    const { url, mode, repeat } = valid(settings, request.body);
    desk.url = url ?? desk.url;
    desk.mode = mode ?? desk.mode;
    desk.repeat = repeat ?? desk.repeat;
    return state();
  });
  routes.get('/webhooks/deliveries', async () => desk.log());
  routes.post('/webhooks/release', async (request) => {
    const { order, times } = valid(release, request.body);
    return desk.release(order, times);
  });
  routes.post('/webhooks/send', async (request) => {
    const { eventId, times, offsetSeconds, secret } = valid(sending, request.body);
    const event = found(find(eventId));
    return desk.sendAll(Array<E>(times).fill(event), { offsetSeconds, secret });
  });
}
