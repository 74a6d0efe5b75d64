import type { FastifyReply, FastifyRequest } from 'fastify';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Less is not worth a caller's time to unpack. */
const WORTH_PACKING = 1024;

const PACKERS = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 6,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
} as const;
type Encoding = keyof typeof PACKERS;

/** A JSON answer that many are sent: written once, and packed once for all who take it packed. */
export class HeldAnswer {
  private readonly bytes: Buffer;
  private readonly packed = new Map<Encoding, Promise<Buffer>>();

  constructor(
    answer: unknown,
    /** Changes whenever the answer does. Weak, because it travels in several encodings. */
    readonly etag: string,
  ) {
    this.bytes = Buffer.from(JSON.stringify(answer));
  }

  /** Sends it as the caller takes it, or 304 without a body to one who has it already. */
  async send(request: FastifyRequest, reply: FastifyReply, cacheControl: string): Promise<void> {
    const known = request.headers['if-none-match'];
    void reply
      .header('etag', this.etag)
      .header('cache-control', cacheControl)
      .header('vary', 'Accept-Encoding');
    if (known !== undefined && matches(known, this.etag)) return void reply.status(304).send();
    const encoding =
      this.bytes.length < WORTH_PACKING
        ? undefined
        : encodingFor(request.headers['accept-encoding']);
    void reply.type('application/json; charset=utf-8');
    if (encoding) void reply.header('content-encoding', encoding);
    return void reply.send(encoding ? await this.in(encoding) : this.bytes);
  }

  private in(encoding: Encoding): Promise<Buffer> {
    let packed = this.packed.get(encoding);
    if (!packed) {
      packed = PACKERS[encoding](this.bytes);
      this.packed.set(encoding, packed);
    }
    return packed;
  }
}

/** What is named without a weight, or with one above zero. */
const WANTED = /^([\w-]+)(?:\s*;\s*q=(?:0\.(?=\d*[1-9])\d{1,3}|1(?:\.0{0,3})?))?$/;

/** What was asked last: nearly all ask the same. */
let last: { accepted: string; encoding: Encoding | undefined } | undefined;

/** The smallest encoding of ours that `Accept-Encoding` names and does not refuse (`q=0`). */
export function encodingFor(accepted: string | undefined): Encoding | undefined {
  if (accepted === undefined) return undefined;
  if (last?.accepted !== accepted) last = { accepted, encoding: chosenFrom(accepted) };
  return last.encoding;
}

function chosenFrom(accepted: string): Encoding | undefined {
  const names = accepted
    .toLowerCase()
    .split(',')
    .map((part) => WANTED.exec(part.trim())?.[1]);
  return (['br', 'gzip'] as const).find((encoding) => names.includes(encoding));
}

/** The weak comparison of RFC 9110, section 13.1.2. */
function matches(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  const strong = (tag: string): string => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => strong(tag) === strong(etag));
}
