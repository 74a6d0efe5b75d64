import { Controller, Get, HttpCode } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { sql } from 'kysely';
import { Database, DatabaseWatch } from '../database/index.js';
import { UnavailableError } from '../errors/index.js';
import { Public } from '../http/index.js';
import { StorageHealth } from '../storage/index.js';
import { HealthResponse, ReadinessResponse } from './health.dto.js';

@ApiTags('operation')
@Controller('health')
export class HealthController {
  constructor(
    private readonly db: Database,
    private readonly watch: DatabaseWatch,
    private readonly storage: StorageHealth,
  ) {}

  /** The process runs. */
  @Get('live')
  @Public()
  live(): HealthResponse {
    return { status: 'ok' };
  }

  /**
   * The process can serve: the database answers. Where files cannot be stored it is `degraded`, and
   * serves all that needs no storing: every process shares the store, so none would be better.
   */
  @Get('ready')
  @HttpCode(200)
  @Public()
  async ready(): Promise<ReadinessResponse> {
    try {
      // Asked of the pool, which may be full, but not while the watch knows the answer.
      if (this.watch.isSilent) throw new Error('the watch has no answer');
      await this.db.row(sql`select 1`);
    } catch (error) {
      throw new UnavailableError('The database does not answer.', 5, { cause: error });
    }
    const { isWell } = this.storage;
    return {
      status: isWell ? 'ok' : 'degraded',
      parts: { database: 'ok', storage: isWell ? 'ok' : 'unavailable' },
    };
  }
}
