import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import { QUALITY_TIERS, type QualityTier } from '../../transformation-types/index.js';

export class PlanFeaturesDto {
  /** Whose providers make the pictures, where a type has more than one route. */
  @ApiProperty({ enum: QUALITY_TIERS, enumName: 'QualityTier' })
  @IsIn(QUALITY_TIERS)
  qualityTier!: QualityTier;

  /** Runs of a higher one are taken first; everybody else has 0. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  @IsInt()
  @Min(0, { message: 'From 0 to 100.' })
  @Max(100, { message: 'From 0 to 100.' })
  priority!: number;

  /** Results in the gallery stay until their owner removes them. */
  @IsBoolean()
  history!: boolean;

  /** Types that are not open to everybody yet. */
  @IsBoolean()
  earlyAccess!: boolean;
}
