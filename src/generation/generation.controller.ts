import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  type Principal,
  RequirePermission,
  whenGone,
} from '../platform/http/index.js';
import { UploadResponse } from '../uploads/index.js';
import { ArtifactDownload } from './artifact-download.js';
import { EventStream } from './event-stream.js';
import {
  AcceptedGeneration,
  CreateGenerationRequest,
  GenerationList,
  GenerationQuery,
  GenerationResponse,
  RetryGenerationRequest,
  UpdateGenerationRequest,
} from './generation.dto.js';
import { GenerationReader } from './generation.read-model.js';
import { GenerationService } from './generation.service.js';
import { PreferWait } from './prefer-wait.js';
import { ResultReuse } from './result-reuse.js';

/** What a caller reads who sends one request twice. */
const REPEATS =
  'A repeat starts nothing. For 24 h it gets the first answer again, word for word: its status is that of then, whatever the run has come to. `links.self` tells how it stands now.';

@ApiTags('generations')
@Controller('generations')
export class GenerationController {
  constructor(
    private readonly generations: GenerationService,
    private readonly reader: GenerationReader,
    private readonly preferWait: PreferWait,
    private readonly stream: EventStream,
    private readonly downloads: ArtifactDownload,
    private readonly reuse: ResultReuse,
  ) {}

  /**
   * Starts a run. Answers at once with 202; with `Prefer: wait=N` it waits up to N seconds for the
   * end and then answers 200 with the finished run. A run that failed is an error then: 400 with the field where
   * something that was given is the reason, as for a form, and otherwise 500; `details.generationId` names the run.
   */
  @Post()
  @HttpCode(202)
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: `${REPEATS} With \`Prefer: wait\` it waits for the end.`,
  })
  @ApiHeader({ name: 'Prefer', required: false, description: 'wait=N, at most 60' })
  @ApiAcceptedResponse({ type: AcceptedGeneration })
  @ApiOkResponse({
    type: GenerationResponse,
    description: 'With Prefer: wait, where the run ended in time.',
  })
  @ApiErrors(
    'FREE_TIER_EXHAUSTED',
    'PAYMENT_REQUIRED',
    'NOT_FOUND',
    'CONFLICT',
    'IDEMPOTENCY_MISMATCH',
    'TRANSFORMATION_FAILED',
  )
  @RequirePermission('generations:create')
  async create(
    @CurrentUser() user: Principal,
    @Body() body: CreateGenerationRequest,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptedGeneration | GenerationResponse> {
    const accepted = await this.generations.create(user.userId, body, key);
    return this.preferWait.answer(user.userId, accepted, prefer, reply);
  }

  /** The user's runs, newest first. */
  @Get()
  @RequirePermission('generations:read')
  list(@CurrentUser() user: Principal, @Query() query: GenerationQuery): Promise<GenerationList> {
    return this.reader.listOwn(user.userId, query);
  }

  @Get(':id')
  @RequirePermission('generations:read')
  find(@CurrentUser() user: Principal, @IdParam() id: string): Promise<GenerationResponse> {
    return this.reader.findOwn(user.userId, id);
  }

  /** Changes title, favourite and how long the result is kept. */
  @Patch(':id')
  @ApiErrors('CONFLICT')
  @RequirePermission('generations:write')
  async update(
    @CurrentUser() user: Principal,
    @IdParam() id: string,
    @Body() body: UpdateGenerationRequest,
  ): Promise<GenerationResponse> {
    await this.generations.update(user.userId, id, body);
    return this.reader.findOwn(user.userId, id);
  }

  /** Removes a finished run from the gallery and erases its files. */
  @Delete(':id')
  @HttpCode(204)
  @ApiErrors('CONFLICT')
  @RequirePermission('generations:write')
  async remove(@CurrentUser() user: Principal, @IdParam() id: string): Promise<void> {
    await this.generations.remove(user.userId, id);
  }

  /** Stops a run that waits or works. Nothing is charged. */
  @Post(':id/cancel')
  @HttpCode(202)
  @ApiErrors('CONFLICT')
  @RequirePermission('generations:write')
  async cancel(@CurrentUser() user: Principal, @IdParam() id: string): Promise<GenerationResponse> {
    await this.generations.cancel(user.userId, id);
    return this.reader.findOwn(user.userId, id);
  }

  /** Starts a failed or cancelled run again, as a new run. */
  @Post(':id/retry')
  @HttpCode(202)
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: REPEATS })
  @ApiBody({ type: RetryGenerationRequest, required: false })
  @ApiErrors('FREE_TIER_EXHAUSTED', 'PAYMENT_REQUIRED', 'CONFLICT', 'IDEMPOTENCY_MISMATCH')
  @RequirePermission('generations:create')
  retry(
    @CurrentUser() user: Principal,
    @IdParam() id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: RetryGenerationRequest,
  ): Promise<AcceptedGeneration> {
    return this.generations.retry(user.userId, id, key, body);
  }

  /** What happens to a run, as server-sent events; `Last-Event-ID` goes on after that event. */
  @Get(':id/events')
  @ApiHeader({ name: 'Last-Event-ID', required: false })
  @ApiProduces('text/event-stream')
  @RequirePermission('generations:read')
  async events(
    @CurrentUser() user: Principal,
    @IdParam() id: string,
    @Headers('last-event-id') lastSeen: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const seq = /^\d{1,9}$/.test(lastSeen ?? '') ? Number(lastSeen) : 0;
    await this.stream.send(user, id, seq, reply);
  }

  /** A file of a finished run. The first complete download starts the clock of EPHEMERAL results. */
  @Get(':id/artifacts/:artifactId/download')
  @ApiProduces('image/png', 'image/jpeg', 'image/svg+xml', 'application/pdf')
  @RequirePermission('artifacts:download')
  async download(
    @CurrentUser() user: Principal,
    @IdParam() id: string,
    @IdParam('artifactId') artifactId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.downloads.send(user.userId, id, artifactId, request, reply);
  }

  /**
   * Takes a picture of a finished run in as an upload, so that something further can be made of it, such as a bigger
   * one. It is a copy: judged and kept like an upload, and while no run uses it, it goes with the picture. No download,
   * so it starts no clock.
   */
  @Post(':id/artifacts/:artifactId/upload')
  @ApiErrors('CONFLICT', 'INVALID_FILE_TYPE')
  @ApiCreatedResponse({ type: UploadResponse })
  @RequirePermission('uploads:create')
  takeAsUpload(
    @CurrentUser() user: Principal,
    @IdParam() id: string,
    @IdParam('artifactId') artifactId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UploadResponse> {
    return this.reuse.take(user.userId, id, artifactId, whenGone(reply));
  }
}
