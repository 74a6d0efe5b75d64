import { ApiProperty } from '@nestjs/swagger';

export class HealthResponse {
  @ApiProperty({ enum: ['ok'] })
  status!: 'ok';
}

export class HealthParts {
  @ApiProperty({ enum: ['ok'] })
  database!: 'ok';
  @ApiProperty({ enum: ['ok', 'unavailable'], description: 'Whether files can be stored' })
  storage!: 'ok' | 'unavailable';
}

export class ReadinessResponse {
  @ApiProperty({ enum: ['ok', 'degraded'] })
  status!: 'ok' | 'degraded';
  @ApiProperty()
  parts!: HealthParts;
}
