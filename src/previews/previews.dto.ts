import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsObject, IsString, IsUUID, MaxLength } from 'class-validator';
import { Omittable } from '../platform/http/index.js';

export class PreviewRequest {
  /** The slug of a transformation type that is `previewable`. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  type!: string;

  /** The upload to show it on. */
  @IsUUID('all')
  inputAssetId!: string;

  /** As the type's inputSchema says; defaults are filled in. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @Omittable()
  @IsObject()
  inputs?: Record<string, unknown>;
}
