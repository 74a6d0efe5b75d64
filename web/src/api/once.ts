/** Requests under way that make something, by what they ask for. */
const underWay = new Map<string, Promise<Response>>();

/**
 * Sends a POST once: who asks for the same while it is under way, as two presses within a frame do,
 * gets a copy of its answer. Other methods do no more the second time, and files are sent as they are
 * given.
 */
export async function once(
  request: Request,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  const isForm = request.headers.get('content-type')?.startsWith('multipart/') ?? false;
  if (request.method !== 'POST' || isForm) return send(request);
  const key = `${request.url} ${await request.clone().text()}`;
  const before = underWay.get(key);
  if (before) return (await before).clone();
  const sent = send(request).finally(() => underWay.delete(key));
  underWay.set(key, sent);
  return (await sent).clone();
}
