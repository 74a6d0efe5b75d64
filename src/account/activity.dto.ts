import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { DeviceResponse } from '../auth/index.js';
import { Omittable, PageQuery, Pagination } from '../platform/http/index.js';
import { ACTIVITY_KINDS, type ActivityKind } from './activity-words.js';

export class ActivityQuery extends PageQuery {
  /** Only what is of this kind. */
  @ApiPropertyOptional({ enum: ACTIVITY_KINDS, enumName: 'ActivityKind' })
  @Omittable()
  @IsIn(ACTIVITY_KINDS)
  kind?: ActivityKind;
}

export class ActivityRun {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** The name of its type. */
  @ApiProperty({ example: 'Pencil sketch' }) name!: string;
  /** As the run's. */
  @ApiProperty({ example: 'COMPLETED' }) status!: string;
}

export class ActivityItem {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ACTIVITY_KINDS, enumName: 'ActivityKind' }) kind!: ActivityKind;
  /** In words, e.g. `Signed in with your password`. */
  @ApiProperty() words!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  /** Whether it was you, somebody of our staff, nobody who was signed in, or the program itself. */
  @ApiProperty({ enum: ['you', 'staff', 'somebody', 'program'] })
  by!: 'you' | 'staff' | 'somebody' | 'program';
  /** From where, if it is known and was not our staff. */
  @ApiProperty({ type: DeviceResponse, nullable: true }) device!: DeviceResponse | null;
  @ApiProperty({ type: String, nullable: true, example: '203.0.113.7' }) ip!: string | null;
  /** The run that it is about. */
  @ApiProperty({ type: ActivityRun, nullable: true }) run!: ActivityRun | null;
}

export class ActivityPage {
  @ApiProperty({ type: [ActivityItem] }) data!: ActivityItem[];
  @ApiProperty({ type: Pagination }) pagination!: Pagination;
}
