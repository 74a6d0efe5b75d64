import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { AssetStore } from '../uploads/index.js';
import { Retention } from './retention.js';

interface ArtifactRow {
  asset_id: string;
  bytes: number;
  mime: string;
  label: string;
  title: string | null;
  /** What somebody wrote for it to be made of. */
  idea: string | null;
  /** Of what was written, where something was. */
  heading: string | null;
  type_name: string;
  storage_key: string;
}

/**
 * A response has ended for the program once the system has taken its bytes. A client that breaks off
 * while they are on their way resets the connection: that is waited for, this long.
 */
const RESET_MS = 500;
/** In characters, as pages cut it. */
const MOST_OF_IDEA = 48;

/** Streams a run's files to its owner, and notices when one has arrived in full. */
@Injectable()
export class ArtifactDownload implements BeforeApplicationShutdown {
  private readonly settling = new Set<() => void>();
  private readonly recording = new Set<Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly assets: AssetStore,
    private readonly retention: Retention,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /**
   * A completed full GET starts the clock of an EPHEMERAL run; HEAD, Range and broken-off requests
   * do not. @throws NotFoundError where the file is unknown, foreign or gone
   */
  async send(
    userId: string,
    generationId: string,
    artifactId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const row = await this.db.row(sql<ArtifactRow>`
      select r.asset_id, a.bytes, a.mime, a.storage_key, r.label, g.title, g.inputs ->> 'idea' idea, t.name type_name,
        (select left(split_part(w.text, E'\\n', 1), 80) from artifact w
         where w.generation_id = g.id and w.text is not null order by w.ordinal limit 1) heading
      from artifact r join generation g on g.id = r.generation_id
        join transformation_type t on t.id = g.type_id join asset a on a.id = r.asset_id
      where r.id = ${artifactId} and g.id = ${generationId} and g.user_id = ${userId} and g.hidden_at is null`);
    if (!row) throw new NotFoundError('file');
    const range = parseRange(request.headers.range, row.bytes);
    const { stream } = await this.assets.openForOwner(userId, row.asset_id, range);
    void reply
      .header('Content-Type', row.mime)
      .header('Content-Disposition', attachment(fileName(row)))
      // The bytes are counted as they are, so nothing on the way may pack them.
      .header('Content-Encoding', 'identity')
      .header('Accept-Ranges', 'bytes')
      .header('Cache-Control', 'private, no-store');
    if (request.method === 'HEAD') {
      stream.destroy();
      return reply.header('Content-Length', row.bytes).send();
    }
    if (range) {
      return reply
        .status(206)
        .header('Content-Range', `bytes ${range.start}-${range.end - 1}/${row.bytes}`)
        .header('Content-Length', range.end - range.start)
        .send(stream);
    }
    this.whenArrived(reply, () => this.retention.recordDownload(generationId, row.asset_id));
    return reply.header('Content-Length', row.bytes).send(stream);
  }

  /** What has been sent when the process stops counts as arrived. */
  async beforeApplicationShutdown(): Promise<void> {
    this.settling.forEach((settle) => settle());
    await Promise.allSettled(this.recording);
  }

  private whenArrived(reply: FastifyReply, record: () => Promise<void>): void {
    const { raw } = reply;
    const { socket } = raw;
    raw.once('close', () => {
      if (!raw.writableFinished) return;
      const settle = (): void => {
        clearTimeout(timer);
        socket?.off('close', onClose);
        if (!this.settling.delete(settle)) return;
        const done = record().catch((error: unknown) => {
          this.logger.error({ err: error }, 'a download could not be recorded');
        });
        this.recording.add(done);
        void done.finally(() => this.recording.delete(done));
      };
      const onClose = (wasReset: boolean): void => {
        if (wasReset) this.settling.delete(settle);
        settle();
      };
      const timer = setTimeout(settle, RESET_MS);
      this.settling.add(settle);
      if (socket?.destroyed) onClose(socket.errored !== null);
      else socket?.once('close', onClose);
    });
  }
}

/**
 * What a person would call the file, as pages call the run: by the title they gave, else by how their idea begins, else
 * by the heading of its text or by the product.
 */
function fileName({ title, idea, heading, type_name, label, storage_key }: ArtifactRow): string {
  const what = /^(picture|page)$/.test(label) ? '' : ` (${label.replace(/^page-/, '')})`;
  const extension = storage_key.slice(storage_key.lastIndexOf('.'));
  return `PixShift ${title ?? beginningOf(idea) ?? heading ?? type_name}${what}${extension}`;
}

/** Its first words, and whole ones where there are any. */
function beginningOf(idea: string | null): string | undefined {
  const text = (idea ?? '').replace(/\s+/g, ' ').trim();
  if (text.length <= MOST_OF_IDEA) return text || undefined;
  const gap = text.lastIndexOf(' ', MOST_OF_IDEA);
  return text.slice(0, gap > 0 ? gap : MOST_OF_IDEA).replace(/[\s,;:.]+$/, '');
}

/** Control characters, halves of pairs, what turns text around, and what file systems keep for themselves. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069"*/:<>?\\|]+/gu;

/** A name in full for those who read RFC 6266, and in plain letters for the rest. */
function attachment(name: string): string {
  const full = tidy(name.replace(NOT_IN_NAMES, ' '));
  const plain = tidy(full.normalize('NFKD').replace(/[^ -~]+/g, ''));
  const encoded = encodeURIComponent(full).replace(/['()]/g, (sign) =>
    sign === "'" ? '%27' : sign === '(' ? '%28' : '%29',
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Without runs of spaces, and without one before the extension. */
function tidy(name: string): string {
  return name.replace(/ +/g, ' ').replace(/ (?=\.[a-z]+$)/, '');
}

/** One range of bytes as the header asks for it; undefined where it asks for none or nonsense. */
function parseRange(
  header: string | undefined,
  bytes: number,
): { start: number; end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [, from, to] = match;
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes : Math.min(bytes, Number(to) + 1);
  return start < end ? { start, end } : undefined;
}
