import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import type { SinglePayment } from '../billing/index.js';
import { IsTimeText, Omittable, PageQuery, Pagination } from '../platform/http/index.js';
import { PRODUCTION_METHODS, type ProductionMethod } from '../providers/index.js';
import {
  GENERATION_STATUSES,
  type GenerationStatus,
  type RetentionClass,
} from './generation.entity.js';

const RETENTION = ['EPHEMERAL', 'GALLERY'] as const;

export class CreateGenerationRequest {
  /** The slug of a transformation type. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  type!: string;

  /** The uploads to work on, in order. */
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: 4 })
  @Omittable()
  @IsArray()
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  inputAssetIds?: string[];

  /** As the type's inputSchema says; defaults are filled in. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @Omittable()
  @IsObject()
  inputs?: Record<string, unknown>;

  /** A quote made for the same type and inputs. Without one the price is fixed now. */
  @ApiPropertyOptional({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  quoteId?: string;

  /** How long the result is kept, instead of the type's default. */
  @ApiPropertyOptional({ enum: RETENTION })
  @Omittable()
  @IsIn(RETENTION)
  retention?: RetentionClass;

  /**
   * `single`: it is paid for by itself, with money. It waits for that, for half an hour, and for a
   * day once the money is on its way: pay by `POST /billing/payments`. What would be blocked is refused at once.
   */
  @ApiPropertyOptional({ enum: ['single'] })
  @Omittable()
  @IsIn(['single'])
  pay?: 'single';
}

export class RetryGenerationRequest {
  /** `single`: this time it is paid for by itself, as with `POST /generations`. */
  @ApiPropertyOptional({ enum: ['single'] })
  @Omittable()
  @IsIn(['single'])
  pay?: 'single';
}

export class UpdateGenerationRequest {
  /** Null removes the title. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 120 })
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsString()
  @MaxLength(120)
  @Matches(/^[^\p{Cc}]*$/u, { message: 'The title must not contain control characters.' })
  title?: string | null;

  @ApiPropertyOptional()
  @Omittable()
  @IsBoolean()
  isFavourite?: boolean;

  @ApiPropertyOptional({ enum: RETENTION })
  @Omittable()
  @IsIn(RETENTION)
  retention?: RetentionClass;
}

export class GenerationQuery extends PageQuery {
  @ApiPropertyOptional({ enum: GENERATION_STATUSES })
  @Omittable()
  @IsIn(GENERATION_STATUSES)
  status?: GenerationStatus;

  /** The slug of a type. */
  @ApiPropertyOptional()
  @Omittable()
  @IsString()
  @MaxLength(80)
  type?: string;

  /** A category of types, e.g. `photo`. */
  @ApiPropertyOptional()
  @Omittable()
  @IsString()
  @MaxLength(40)
  category?: string;

  /** A part of the title or of the type's name; of one's own runs also of the idea, or of the heading of what was written. */
  @ApiPropertyOptional()
  @Omittable()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({ type: Boolean })
  @Omittable()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  favourite?: boolean;
}

const MODERATION_FILTERS = ['review', 'block', 'any'] as const;

export class AdminGenerationQuery extends GenerationQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  userId?: string;

  /** Accepted from this time on. */
  @ApiPropertyOptional({ type: String, format: 'date-time' })
  @Omittable()
  @IsTimeText()
  from?: Date;

  /** Accepted before this time. */
  @ApiPropertyOptional({ type: String, format: 'date-time' })
  @Omittable()
  @IsTimeText()
  to?: Date;

  /** Only those whose words or picture were not simply allowed: `review` waits to be looked at, `any` is all of them. */
  @ApiPropertyOptional({ enum: MODERATION_FILTERS })
  @Omittable()
  @IsIn(MODERATION_FILTERS)
  moderation?: (typeof MODERATION_FILTERS)[number];
}

export class GenerationPrice {
  /** Credits that it may cost at the most. */
  @ApiProperty({ type: 'integer' })
  quoted!: number;
  /** Credits that it did cost; null until it ends. A free run costs none. */
  @ApiProperty({ type: 'integer', nullable: true })
  charged!: number | null;
  /** Credits given back; null until it ends. */
  @ApiProperty({ type: 'integer', nullable: true })
  released!: number | null;
  @ApiProperty({ enum: ['free-run', 'credits', 'payment'] })
  paidBy!: 'free-run' | 'credits' | 'payment';
}

/** A run that waits for its own payment. */
export class GenerationUnpaid {
  /** What it costs, in minor units of the currency. */
  @ApiProperty({ type: 'integer' })
  amountMinor!: number;
  currency!: string;
  /** Then it expires. */
  @ApiProperty({ format: 'date-time' })
  until!: string;
  /** Its owner agreed to pay, and the money is on its way: it begins when the money is there. */
  underWay!: boolean;
}

export class GenerationLinks {
  self!: string;
  events!: string;
}

export class AcceptedGeneration {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: GENERATION_STATUSES })
  status!: GenerationStatus;
  type!: string;
  @ApiProperty({ type: 'integer' })
  typeVersion!: number;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
  /** How many runs are before it. */
  @ApiProperty({ type: 'integer' })
  position!: number;
  price!: GenerationPrice;
  /** Null: it waits for no payment. */
  @ApiProperty({ type: GenerationUnpaid, nullable: true })
  unpaid!: GenerationUnpaid | null;
  links!: GenerationLinks;
}

export class GenerationProgress {
  step!: string;
  @ApiProperty({ type: 'integer' })
  done!: number;
  @ApiProperty({ type: 'integer' })
  of!: number;
}

export class GenerationRetention {
  @ApiProperty({ enum: RETENTION })
  class!: RetentionClass;
  /** When the files go by themselves; null while running and for favourites. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  firstDownloadedAt!: string | null;
  /** When the files were erased. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  deletedAt!: string | null;
}

export class ArtifactOrigin {
  /** Name and version. */
  tool!: string;
  /** `templates`: put together from words and drawings made beforehand; `algorithm`: computed from what went in; `model`: by a trained model. */
  @ApiProperty({ enum: PRODUCTION_METHODS })
  method!: ProductionMethod;
}

export class ArtifactResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: ['image', 'view', 'text', 'svg', 'pdf'] })
  kind!: string;
  label!: string;
  mime!: string;
  @ApiProperty({ type: 'integer', nullable: true })
  width!: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  height!: number | null;
  @ApiProperty({ type: 'integer' })
  bytes!: number;
  /** A small picture, good for five minutes; null where there is none. */
  @ApiProperty({ type: String, nullable: true })
  previewUrl!: string | null;
  downloadUrl!: string;
  /** What a text says; null for everything else. Reading it here is no download. */
  @ApiProperty({ type: String, nullable: true })
  text!: string | null;
  /** What made it and how; null where that was not kept yet. */
  @ApiProperty({ type: ArtifactOrigin, nullable: true })
  provenance!: ArtifactOrigin | null;
}

export class InputAssetResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String, nullable: true })
  previewUrl!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  width!: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  height!: number | null;
}

export class GenerationProvider {
  name!: string;
  model!: string;
}

export class GenerationError {
  code!: string;
  message!: string;
  category!: string;
}

export class GenerationResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: GENERATION_STATUSES })
  status!: GenerationStatus;
  type!: string;
  typeName!: string;
  category!: string;
  @ApiProperty({ type: 'integer' })
  typeVersion!: number;
  @ApiProperty({ type: 'object', additionalProperties: true })
  inputs!: Record<string, unknown>;
  @ApiProperty({ type: String, nullable: true })
  promptFinal!: string | null;
  @ApiProperty({ type: 'integer' })
  seed!: number;
  @ApiProperty({ type: GenerationProgress, nullable: true })
  progress!: GenerationProgress | null;
  /** While it waits: how many runs are before it. */
  @ApiProperty({ type: 'integer', nullable: true })
  position!: number | null;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  timeTakenMs!: number | null;
  retention!: GenerationRetention;
  @ApiProperty({ type: [ArtifactResponse] })
  artifacts!: ArtifactResponse[];
  @ApiProperty({ type: [InputAssetResponse] })
  inputAssets!: InputAssetResponse[];
  price!: GenerationPrice;
  /** Null: it waits for no payment. */
  @ApiProperty({ type: GenerationUnpaid, nullable: true })
  unpaid!: GenerationUnpaid | null;
  @ApiProperty({ type: GenerationProvider, nullable: true })
  provider!: GenerationProvider | null;
  isFavourite!: boolean;
  @ApiProperty({ type: String, nullable: true })
  title!: string | null;
  @ApiProperty({ type: GenerationError, nullable: true })
  error!: GenerationError | null;
  @ApiProperty({ type: [String] })
  notes!: string[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  parentId!: string | null;
  links!: GenerationLinks;
}

export class GenerationList {
  @ApiProperty({ type: [GenerationResponse] })
  data!: GenerationResponse[];
  pagination!: Pagination;
}

/** What the words or the picture of a run were taken for; they themselves are its owner's alone. */
export class GenerationModeration {
  /** `review`: staff looks at it, and it is made; `block`: nothing was made of it, be it by our rules or a provider's. */
  @ApiProperty({ enum: ['review', 'block'] })
  verdict!: 'review' | 'block';
  reason!: string;
  /** What it was that was not simply allowed. */
  @ApiProperty({ enum: ['words', 'picture'] })
  subject!: 'words' | 'picture';
  /** When somebody of the staff has looked at it. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  reviewedAt!: string | null;
}

/** What was or is to be paid for a run that is paid for by itself. */
export class GenerationPayment implements SinglePayment {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: 'integer' })
  amountMinor!: number;
  /** How much of it has gone back. */
  @ApiProperty({ type: 'integer' })
  refundedMinor!: number;
  currency!: string;
  /** The payment service, such as `stripe`. */
  gateway!: string;
  /** Null: it is not paid, or never was. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  paidAt!: string | null;
}

/** What staff see of a run: never its pictures, inputs or prompt. */
export class AdminGenerationResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ format: 'uuid' })
  userId!: string;
  /** Null for those without `users:read`, and once the person is erased. */
  @ApiProperty({ type: String, nullable: true })
  userName!: string | null;
  type!: string;
  typeName!: string;
  @ApiProperty({ type: 'integer' })
  typeVersion!: number;
  @ApiProperty({ enum: GENERATION_STATUSES })
  status!: GenerationStatus;
  price!: GenerationPrice;
  /** Null where it is not paid for by itself, or not yet, and for those without `payments:read`. */
  @ApiProperty({ type: GenerationPayment, nullable: true })
  payment!: GenerationPayment | null;
  @ApiProperty({ type: GenerationProvider, nullable: true })
  provider!: GenerationProvider | null;
  @ApiProperty({ type: GenerationError, nullable: true })
  error!: GenerationError | null;
  @ApiProperty({ type: GenerationModeration, nullable: true })
  moderation!: GenerationModeration | null;
  @ApiProperty({ type: 'integer' })
  tries!: number;
  @ApiProperty({ type: 'integer', nullable: true })
  timeTakenMs!: number | null;
  retention!: GenerationRetention;
  @ApiProperty({ type: String, nullable: true })
  requestId!: string | null;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt!: string | null;
}

export class AdminGenerationList {
  @ApiProperty({ type: [AdminGenerationResponse] })
  data!: AdminGenerationResponse[];
  pagination!: Pagination;
}
