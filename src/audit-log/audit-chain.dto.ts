import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Omittable } from '../platform/http/index.js';
import { ROOT } from './audit-chain.js';

const KINDS = ['altered', 'missing', 'inserted', 'broken'] as const;

export class VerifyQuery {
  /** A root that was kept elsewhere: whether the chain still contains it is answered, too. */
  @ApiPropertyOptional({ example: `1024:${'0'.repeat(64)}` })
  @Omittable()
  @Matches(ROOT, { message: 'This is no root: a number, a colon and 64 hexadecimal digits.' })
  root?: string;
}

export class AuditProblemResponse {
  /**
   * `altered`: not what was sealed; `missing`: gone; `inserted`: came in past the trail; `broken`:
   * seals are gone, do not follow each other or contradict the root of a day.
   */
  @ApiProperty({ enum: KINDS }) kind!: (typeof KINDS)[number];
  /** The event's number. */
  @ApiProperty({ type: Number, nullable: true }) seq!: number | null;
  @ApiProperty({ type: String, nullable: true }) id!: string | null;
  /** Its place in the chain. */
  @ApiProperty({ type: Number, nullable: true }) position!: number | null;
  @ApiProperty() message!: string;
}

export class AuditVerdictResponse {
  @ApiProperty() intact!: boolean;
  /** Events that were compared with their seals. */
  @ApiProperty() sealed!: number;
  /** Events so new that they wait for their seal. */
  @ApiProperty() unsealed!: number;
  @ApiProperty() problems!: number;
  /** The problem with the lowest number of an event. */
  @ApiProperty({ type: AuditProblemResponse, nullable: true })
  firstProblem!: AuditProblemResponse | null;
  /** The end of the chain: it fixes every event before it. */
  @ApiProperty({ type: String, nullable: true }) root!: string | null;
}

export class AuditVerificationResponse extends AuditVerdictResponse {
  @ApiProperty({ format: 'date-time' }) asOf!: string;
  @ApiProperty() tookMs!: number;
  /**
   * Of the root that was sent: `contained`: nothing before it was changed since; `absent`: the chain
   * was written anew; `expired`: its events are older than what is kept.
   */
  @ApiProperty({ enum: ['contained', 'absent', 'expired'], nullable: true })
  givenRoot!: 'contained' | 'absent' | 'expired' | null;
}

export class AuditDayRoot {
  @ApiProperty({ format: 'date' }) day!: string;
  @ApiProperty() root!: string;
}

export class AuditCheckResponse {
  @ApiProperty({ format: 'date' }) day!: string;
  @ApiProperty({ format: 'date-time' }) startedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt!: string | null;
  @ApiProperty({ type: AuditVerdictResponse, nullable: true })
  verdict!: AuditVerdictResponse | null;
}

export class AuditChainResponse {
  /** The end of the chain now: the number of seals and the last hash. */
  @ApiProperty({ type: String, nullable: true }) root!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) sealedAt!: string | null;
  @ApiProperty() unsealed!: number;
  /** The roots of the last days (UTC) on which something was recorded, newest first. */
  @ApiProperty({ type: [AuditDayRoot] }) days!: AuditDayRoot[];
  /** The last nightly check. */
  @ApiProperty({ type: AuditCheckResponse, nullable: true }) lastCheck!: AuditCheckResponse | null;
}
