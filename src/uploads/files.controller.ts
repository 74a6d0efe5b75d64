import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { Clock } from '../platform/clock.js';
import { NotFoundError } from '../platform/errors/index.js';
import { IdParam, Public } from '../platform/http/index.js';
import { Storage } from '../platform/storage/index.js';
import { AssetStore } from './asset-store.js';
import { type AssetRendition, AssetUrls, RENDITIONS } from './asset-urls.js';

/** Pictures by addresses that are good for minutes and for one file each (decision R-03). */
@ApiTags('files')
@Controller('files')
export class FilesController {
  constructor(
    private readonly urls: AssetUrls,
    private readonly assets: AssetStore,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** The file of an address that another answer gave. Forged, old and erased look alike: 404. */
  @Get(':id/:rendition')
  @Public()
  @ApiParam({ name: 'rendition', enum: RENDITIONS })
  @ApiQuery({ name: 'exp', type: 'integer' })
  @ApiQuery({ name: 'sig', type: 'string' })
  @ApiProduces('image/webp', 'image/jpeg', 'image/png', 'application/octet-stream')
  @ApiOkResponse({ description: 'The bytes', schema: { type: 'string', format: 'binary' } })
  async read(
    @IdParam() id: string,
    @Param('rendition') rendition: string,
    @Query('exp') exp: unknown,
    @Query('sig') sig: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const seconds = this.secondsLeft(id, rendition, exp, sig);
    if (seconds <= 0) throw new NotFoundError('file');
    const file = await this.assets.findRendition(id, rendition as AssetRendition);
    const lifetime = file.expiresAt
      ? (file.expiresAt.getTime() - this.clock.now().getTime()) / 1000
      : Infinity;
    const etag = `"${file.sha256.slice(0, 32)}-${rendition}"`;
    const isKnown = matches(request.headers['if-none-match'], etag);
    // Before the headers of a file, which an error must not have. Without a stream the framework
    // would say of a HEAD that the length is 0.
    const stream =
      isKnown || request.method === 'HEAD'
        ? Readable.from([])
        : (await this.storage.get(file.key)).stream;
    void reply
      .header(
        'Cache-Control',
        `private, max-age=${Math.floor(Math.min(seconds, lifetime))}, immutable`,
      )
      .header('ETag', etag);
    if (isKnown) return reply.status(304).send();
    return reply
      .header('Content-Type', file.mime)
      .header('Content-Disposition', isShown(file.mime) ? 'inline' : 'attachment')
      .header('Content-Length', file.bytes)
      .send(stream);
  }

  private secondsLeft(id: string, rendition: string, exp: unknown, sig: unknown): number {
    if (!(RENDITIONS as readonly string[]).includes(rendition)) return 0;
    if (typeof exp !== 'string' || !/^\d{1,12}$/.test(exp) || typeof sig !== 'string') return 0;
    return this.urls.secondsLeft(id, rendition as AssetRendition, Number(exp), sig);
  }
}

/** Only what can carry no script is shown in place. */
function isShown(mime: string): boolean {
  return /^image\/(jpeg|png|webp)$/.test(mime);
}

function matches(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
