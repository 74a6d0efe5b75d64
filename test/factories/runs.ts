import sharp from 'sharp';
import type { ApiAnswer, App } from '../harness.js';

/** A small photo with something to see in it: sky, ground, a round thing and some texture. */
export async function smallPhoto(width = 480, height = 360): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#3a6ea5"/><stop offset="1" stop-color="#f6e7c1"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#s)"/>
    <rect y="70%" width="100%" height="30%" fill="#4d6b3c"/>
    <circle cx="50%" cy="48%" r="22%" fill="#c8553d" stroke="#2a1a14" stroke-width="6"/>
    <circle cx="43%" cy="43%" r="4%" fill="#201510"/><circle cx="57%" cy="43%" r="4%" fill="#201510"/>
    <path d="M ${width * 0.4} ${height * 0.55} Q ${width * 0.5} ${height * 0.65} ${width * 0.6} ${height * 0.55}"
      fill="none" stroke="#201510" stroke-width="5"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}

/** Uploads a photo and returns its id. */
export async function upload(app: App, token: string, photo?: Buffer): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(photo ?? (await smallPhoto()))]), 'photo.jpg');
  const answer = await app.post('/uploads', { token, body: form });
  if (answer.status !== 201) throw new Error(`upload: ${JSON.stringify(answer.body)}`);
  return answer.body.id as string;
}

/** Starts a run of a look. */
export function startRun(
  app: App,
  token: string,
  assetId: string,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<ApiAnswer> {
  return app.post('/generations', {
    token,
    body: { type: 'photo-duotone', inputAssetIds: [assetId], ...more },
    headers,
  });
}

/** Polls a run until it has ended. */
export async function untilEnded(
  app: App,
  token: string,
  id: string,
  ms = 50_000,
): Promise<ApiAnswer['body']> {
  const until = Date.now() + ms;
  for (;;) {
    const { body } = await app.get(`/generations/${id}`, { token });
    if (!['PENDING', 'PROCESSING'].includes(body.status as string)) return body;
    if (Date.now() > until) throw new Error(`run ${id} is still ${body.status}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export interface StreamEvent {
  id?: string;
  event: string;
  data: Record<string, unknown>;
}

interface Reading {
  lastEventId?: string;
  stop?: (event: StreamEvent) => boolean;
}

/** Reads the events of a run until the server closes, or until `stop` says so. */
export const readEvents = (app: App, token: string, id: string, reading?: Reading) =>
  readStream(app, token, `/generations/${id}/events`, reading);

/** Reads server-sent events until the server closes, or until `stop` says so. */
export async function readStream(
  app: App,
  token: string,
  path: string,
  { lastEventId, stop }: Reading = {},
): Promise<StreamEvent[]> {
  const abort = new AbortController();
  const response = await fetch(app.api(path), {
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId ? { 'last-event-id': lastEventId } : {}),
    },
    signal: abort.signal,
  });
  if (response.status !== 200 || !response.body) throw new Error(`events: ${response.status}`);
  const events: StreamEvent[] = [];
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line): [string, string] => {
          const [name = '', value = ''] = line.split(/: ?(.*)/s);
          return [name, value];
        }),
      );
      if (!fields.has('event')) continue;
      const event: StreamEvent = {
        ...(fields.has('id') ? { id: fields.get('id') ?? '' } : {}),
        event: fields.get('event') ?? '',
        data: JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown>,
      };
      events.push(event);
      if (stop?.(event)) {
        abort.abort();
        return events;
      }
    }
  }
  return events;
}
