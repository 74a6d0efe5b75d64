import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsTimeText, Omittable, PageQuery, Pagination } from '../platform/http/index.js';
import { AUDIT_ACTIONS, type AuditAction } from './audit-actions.js';

export class AuditEventQuery extends PageQuery {
  @ApiPropertyOptional({ enum: AUDIT_ACTIONS, enumName: 'AuditAction' })
  @Omittable()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;

  @ApiPropertyOptional({ example: 'user' })
  @Omittable()
  @IsString()
  @MaxLength(40)
  entityType?: string;

  @ApiPropertyOptional()
  @Omittable()
  @IsString()
  @MaxLength(80)
  entityId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  actorId?: string;

  /** From this time on. */
  @ApiPropertyOptional({ type: String, format: 'date-time' })
  @Omittable()
  @IsTimeText()
  from?: Date;

  /** Before this time. */
  @ApiPropertyOptional({ type: String, format: 'date-time' })
  @Omittable()
  @IsTimeText()
  to?: Date;

  /** Part of an action or of the actor's name, or the beginning of a thing's or a request's id. */
  @ApiPropertyOptional({ maxLength: 100 })
  @Omittable()
  @IsString()
  @MaxLength(100)
  q?: string;
}

/** Which events are meant, without the pages of a list. */
export class AuditEventFilter extends OmitType(AuditEventQuery, [
  'page',
  'limit',
  'cursor',
  'sort',
] as const) {}

export class AuditExportQuery extends AuditEventFilter {
  @ApiProperty({ enum: ['csv', 'jsonl'] })
  @IsIn(['csv', 'jsonl'])
  format!: 'csv' | 'jsonl';
}

export class AuditActorResponse {
  @ApiProperty({ type: String, nullable: true, format: 'uuid' })
  id!: string | null;

  @ApiProperty({ enum: ['user', 'system', 'anonymous'] })
  kind!: 'user' | 'system' | 'anonymous';

  /** As the person is called today; null for whoever is no user any more. */
  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  /** The roles that the actor held at that time. */
  @ApiProperty({ type: String, nullable: true })
  role!: string | null;
}

export class AuditEventResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() seq!: number;
  @ApiProperty({ type: AuditActorResponse }) actor!: AuditActorResponse;
  @ApiProperty({ enum: AUDIT_ACTIONS, enumName: 'AuditAction' }) action!: AuditAction;
  @ApiProperty() entityType!: string;
  @ApiProperty({ type: String, nullable: true }) entityId!: string | null;
  /** Of users and products: what they are called today. */
  @ApiProperty({ type: String, nullable: true }) entityName!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) diff!: Record<string, unknown>;
  @ApiProperty({ type: String, nullable: true }) ip!: string | null;
  @ApiProperty({ type: String, nullable: true }) userAgent!: string | null;
  /**
   * Fields that cannot be shown: `ip`, `userAgent` or names within `diff`. `erased`: with the person
   * whom they were about; `damaged`: somebody changed them in the database.
   */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: ['erased', 'damaged'] },
  })
  hidden!: Record<string, 'erased' | 'damaged'>;
  @ApiProperty({ type: String, nullable: true }) requestId!: string | null;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

export class AuditEventPage {
  @ApiProperty({ type: [AuditEventResponse] }) data!: AuditEventResponse[];
  @ApiProperty({ type: Pagination }) pagination!: Pagination;
}
