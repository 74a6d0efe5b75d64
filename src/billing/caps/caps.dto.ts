import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

const MAX_CREDITS = 1_000_000;

export class CapRequest {
  /** What your runs of a month may cost at the most. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_CREDITS })
  @IsInt()
  @Min(1)
  @Max(MAX_CREDITS)
  credits!: number;
}

export class CapResponse {
  /** What your runs of a month may cost at the most, in credits; null: no cap. */
  @ApiProperty({ type: 'integer', nullable: true })
  cap!: number | null;
  /** From so many credits on you are told by mail; null: no cap. */
  @ApiProperty({ type: 'integer', nullable: true })
  alertAt!: number | null;
  /** Credits that runs begun this month did cost. */
  @ApiProperty({ type: 'integer' })
  spent!: number;
  /** Credits that runs begun this month hold and may cost. */
  @ApiProperty({ type: 'integer' })
  held!: number;
  /** When the next month begins, in UTC. */
  @ApiProperty({ format: 'date-time' })
  resetsAt!: string;
}
