import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Verdict, VERDICTS } from '../moderation/index.js';
import { ALLOWED_TYPES } from './file-signature.js';

export class UploadForm {
  /** One picture: JPEG, PNG, WebP or GIF, at most 10 MB, 100 to 5,000 pixels a side. */
  @ApiProperty({ type: 'string', format: 'binary' })
  file!: string;
}

export class AvatarResponse {
  /** A small square WebP, without sign-in, for at most 5 minutes. */
  @ApiProperty() avatarUrl!: string;
}

export class UploadResponse {
  /** What `inputAssetIds` of a quote and of a run take. */
  @ApiProperty({ format: 'uuid' })
  id!: string;

  /** Of the picture as it is kept: GIF and transparent pictures become PNG, all others JPEG. */
  @ApiProperty({ enum: ALLOWED_TYPES.slice(0, 2) })
  mime!: string;

  @ApiProperty({ type: 'integer' })
  bytes!: number;

  @ApiProperty({ type: 'integer' })
  width!: number;

  @ApiProperty({ type: 'integer' })
  height!: number;

  /** Of the picture as it is kept, in hex. */
  @ApiProperty()
  sha256!: string;

  /** A smaller WebP, without sign-in, for at most 5 minutes. */
  @ApiProperty()
  previewUrl!: string;

  /** When it goes if no run uses it; null while a run decides. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  expiresAt!: string | null;

  /**
   * What the picture was taken for: of `block` nothing is made, a run of `review` is made and looked at. The warnings
   * say why.
   */
  @ApiProperty({ enum: VERDICTS })
  verdict!: Verdict;

  /** What is to be known of the picture, in words: what was lost on the way, and what may not be made of it. */
  @ApiPropertyOptional({ type: [String] })
  warnings?: string[];
}
