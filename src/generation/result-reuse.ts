import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { type UploadResponse, UploadsService } from '../uploads/index.js';
import { ResultGoneError } from './generation.errors.js';

/** Lets something further be made of what a run delivered. */
@Injectable()
export class ResultReuse {
  constructor(
    private readonly db: Database,
    private readonly uploads: UploadsService,
  ) {}

  /**
   * Takes a file of one's own run in as an upload. That is no download: it starts no clock.
   * @throws NotFoundError where the file is unknown, foreign or of a removed run; ResultGoneError where it was there;
   *   and what {@link UploadsService.takeResult} does
   */
  async take(
    userId: string,
    generationId: string,
    artifactId: string,
    signal: AbortSignal,
  ): Promise<UploadResponse> {
    const row = await this.db.row(sql<{ asset_id: string }>`
      select r.asset_id from artifact r join generation g on g.id = r.generation_id
      where r.id = ${artifactId} and g.id = ${generationId} and g.user_id = ${userId} and g.hidden_at is null`);
    if (!row) throw new NotFoundError('file');
    try {
      return await this.uploads.takeResult(userId, row.asset_id, signal);
    } catch (error) {
      if (error instanceof NotFoundError) throw new ResultGoneError();
      throw error;
    }
  }
}
