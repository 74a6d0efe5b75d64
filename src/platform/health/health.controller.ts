import { Controller, Get, HttpCode } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { sql } from 'kysely';
import { Database } from '../database/index.js';
import { UnavailableError } from '../errors/index.js';
import { Public } from '../http/index.js';
import { HealthResponse } from './health.dto.js';

@ApiTags('operation')
@Controller('health')
export class HealthController {
  constructor(private readonly db: Database) {}

  /** The process runs. */
  @Get('live')
  @Public()
  live(): HealthResponse {
    return { status: 'ok' };
  }

  /** The process can serve: the database answers. */
  @Get('ready')
  @HttpCode(200)
  @Public()
  async ready(): Promise<HealthResponse> {
    try {
      await this.db.row(sql`select 1`);
    } catch (error) {
      throw new UnavailableError('The database does not answer.', 5, { cause: error });
    }
    return { status: 'ok' };
  }
}
