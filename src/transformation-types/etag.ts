import type { FastifyReply } from 'fastify';

/** A finished JSON text and the tag that changes with it. */
export interface TaggedAnswer {
  readonly body: string;
  readonly etag: string;
}

/** Sends the answer, or 304 without a body to a caller who has it already. */
export function answerWithEtag(
  reply: FastifyReply,
  { body, etag }: TaggedAnswer,
  ifNoneMatch: string | undefined,
): void {
  void reply.header('ETag', etag).header('Cache-Control', 'public, max-age=5, must-revalidate');
  if (matches(ifNoneMatch, etag)) void reply.status(304).send();
  else void reply.status(200).type('application/json; charset=utf-8').send(body);
}

/** The weak comparison of RFC 9110, section 13.1.2. */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const strong = (tag: string): string => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => strong(tag) === strong(etag));
}
