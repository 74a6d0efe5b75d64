import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  AllOmittable,
  IsTimeText,
  Omittable,
  PageQuery,
  Pagination,
} from '../platform/http/index.js';
import { AVAILABILITIES, PriceResponse } from './catalogue.dto.js';
import type { Availability } from './runnable-type.js';
import {
  CATEGORIES,
  type Category,
  INPUT_KINDS,
  type InputKind,
  OUTPUT_KINDS,
  type OutputKind,
  PRICE_UNITS,
  type PriceUnit,
  RETENTION_CLASSES,
  type RetentionClass,
  TYPE_STATUSES,
  type TypeStatus,
} from './type-content.js';
import { MAX_CREDITS, NAME, PROSE, SITE_PATH, SLUG, TAG } from './type-limits.js';

const unlessNull = (_: object, value: unknown): boolean => value !== null && value !== undefined;
const JSON_OBJECT = { type: 'object', additionalProperties: true } as const;
const STEPS = { type: 'array', items: JSON_OBJECT } as const;

export class AdminTypeQuery extends PageQuery {
  @ApiProperty({ enum: TYPE_STATUSES, required: false })
  @Omittable()
  @IsIn(TYPE_STATUSES)
  status?: TypeStatus;

  @ApiProperty({ enum: CATEGORIES, required: false })
  @Omittable()
  @IsIn(CATEGORIES)
  category?: Category;

  /** Part of the name or the slug. */
  @Omittable()
  @IsString()
  @MaxLength(80)
  q?: string;
}

export class BundleRequest {
  @ApiProperty({ type: 'integer', minimum: 2, maximum: 100 })
  @IsInt()
  @Min(2)
  @Max(100)
  units!: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_CREDITS })
  @IsInt()
  @Min(1)
  @Max(MAX_CREDITS)
  credits!: number;
}

export class PriceRequest {
  @ApiProperty({ enum: PRICE_UNITS })
  @IsIn(PRICE_UNITS)
  unit!: PriceUnit;

  /** Credits per unit. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_CREDITS })
  @IsInt()
  @Min(1)
  @Max(MAX_CREDITS)
  credits!: number;

  /** What several units cost together. */
  @ApiProperty({ type: BundleRequest, nullable: true, required: false })
  @ValidateIf(unlessNull)
  @ValidateNested()
  @Type(() => BundleRequest)
  bundle?: BundleRequest | null;
}

/** How a type is shown and sold. */
export class TypeSettings {
  @ApiProperty({ maxLength: 80 })
  @IsString()
  @Length(2, 80)
  @Matches(NAME, { message: 'name must be one line without blanks at its ends' })
  name!: string;

  @ApiProperty({ maxLength: 600 })
  @IsString()
  @Length(1, 600)
  @Matches(PROSE, { message: 'description has characters that cannot be used' })
  description!: string;

  @ApiProperty({ enum: CATEGORIES })
  @IsIn(CATEGORIES)
  category!: Category;

  @ApiProperty({ type: [String], required: false })
  @Omittable()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(TAG, { each: true, message: 'tags are words of 2 to 30 characters' })
  tags?: string[];

  @ApiProperty({ type: 'integer', required: false, minimum: 0, maximum: 100000 })
  @Omittable()
  @IsInt()
  @Min(0)
  @Max(100_000)
  sortOrder?: number;

  /** How long results are kept unless the user says otherwise. */
  @ApiProperty({ enum: RETENTION_CLASSES, required: false })
  @Omittable()
  @IsIn(RETENTION_CLASSES)
  retentionDefault?: RetentionClass;

  @ApiProperty({ required: false })
  @Omittable()
  @IsBoolean()
  freeTierEligible?: boolean;

  @ApiProperty({ type: String, nullable: true, required: false })
  @ValidateIf(unlessNull)
  @IsString()
  @Length(1, 40)
  minPlan?: string | null;

  /** A picture on this site, such as `/looks/my-look.webp`. */
  @ApiProperty({ type: String, nullable: true, required: false })
  @ValidateIf(unlessNull)
  @MaxLength(200)
  @Matches(SITE_PATH, { message: 'thumbnailUrl must be the path of a picture on this site' })
  thumbnailUrl?: string | null;

  @ApiProperty({ type: String, nullable: true, required: false })
  @ValidateIf(unlessNull)
  @MaxLength(200)
  @Matches(SITE_PATH, { message: 'beforeThumbnailUrl must be the path of a picture on this site' })
  beforeThumbnailUrl?: string | null;
}

/** What a version does. The parts are checked together; every problem is listed with its path. */
export class VersionContentRequest {
  /** Steps: `{ id, kind, needs, recipe?, params?, inputs? }`. */
  @ApiProperty(STEPS)
  @IsDefined()
  pipeline!: unknown;

  /** The form, as JSON Schema 2020-12. */
  @ApiProperty(JSON_OBJECT)
  @IsDefined()
  inputSchema!: unknown;

  /** Providers in order per quality tier, e.g. `{ "standard": ["local"] }`. */
  @ApiProperty(JSON_OBJECT)
  @IsDefined()
  routes!: unknown;

  /** `{{field}}` stands for what the person filled in. */
  @ApiProperty({ type: String, required: false })
  @Omittable()
  @IsString()
  promptTemplate?: string;

  @ApiProperty({ type: String, required: false })
  @Omittable()
  @IsString()
  negativePrompt?: string;

  /** What a run delivers; by default what its output kind says. */
  @ApiPropertyOptional(JSON_OBJECT)
  @Omittable()
  @IsObject()
  outputSpec?: unknown;

  @ApiProperty({ type: 'integer', required: false })
  @Omittable()
  @IsInt()
  deadlineMs?: number;
}

export class CreateTypeRequest extends IntersectionType(TypeSettings, VersionContentRequest) {
  /** Made from the name unless given. Never changes. */
  @ApiProperty({ required: false, maxLength: 60 })
  @Omittable()
  @MaxLength(60)
  @Matches(SLUG, { message: 'slug has small letters and digits with single hyphens between them' })
  slug?: string;

  @ApiProperty({ enum: INPUT_KINDS })
  @IsIn(INPUT_KINDS)
  inputKind!: InputKind;

  @ApiProperty({ enum: OUTPUT_KINDS })
  @IsIn(OUTPUT_KINDS)
  outputKind!: OutputKind;

  @ApiProperty({ type: PriceRequest })
  @IsDefined()
  @ValidateNested()
  @Type(() => PriceRequest)
  price!: PriceRequest;
}

export class UpdateTypeRequest extends AllOmittable(TypeSettings) {
  /** The revision that was read; if it is not the current one any more, nothing is changed. */
  @ApiProperty({ type: 'integer' })
  @IsInt()
  revision!: number;
}

/** What is missing is taken from the version it builds on. */
export class CreateVersionRequest extends AllOmittable(VersionContentRequest) {
  /** Number of the version to build on; by default the live one, else the newest. */
  @ApiProperty({ type: 'integer', required: false })
  @Omittable()
  @IsInt()
  from?: number;
}

export class UpdateVersionRequest extends AllOmittable(VersionContentRequest) {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  revision!: number;
}

export class StatusRequest {
  /** If given, nothing is done unless it is the current revision. */
  @ApiProperty({ type: 'integer', required: false })
  @Omittable()
  @IsInt()
  revision?: number;
}

export class ChangePriceRequest extends PriceRequest {
  /** When it takes effect; now unless given. */
  @ApiProperty({ type: String, format: 'date-time', required: false })
  @Omittable()
  @IsTimeText()
  effectiveFrom?: Date;

  @ApiProperty({ type: 'integer', required: false })
  @Omittable()
  @IsInt()
  revision?: number;
}

/** A type as staff see it in lists. */
export class AdminTypeResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  slug!: string;
  name!: string;
  description!: string;

  @ApiProperty({ enum: CATEGORIES })
  category!: Category;

  @ApiProperty({ type: [String] })
  tags!: readonly string[];

  @ApiProperty({ type: 'integer' })
  sortOrder!: number;

  @ApiProperty({ enum: INPUT_KINDS })
  inputKind!: InputKind;

  @ApiProperty({ enum: OUTPUT_KINDS })
  outputKind!: OutputKind;

  @ApiProperty({ enum: TYPE_STATUSES })
  status!: TypeStatus;

  /** True where it is published. */
  enabled!: boolean;

  @ApiProperty({ enum: RETENTION_CLASSES })
  retentionDefault!: RetentionClass;

  freeTierEligible!: boolean;

  @ApiProperty({ type: String, nullable: true })
  minPlan!: string | null;

  @ApiProperty({ type: String, nullable: true })
  thumbnailUrl!: string | null;

  @ApiProperty({ type: String, nullable: true })
  beforeThumbnailUrl!: string | null;

  price!: PriceResponse;

  @ApiProperty({ type: 'integer', nullable: true })
  liveVersion!: number | null;

  /** Of the live version; null without one. */
  @ApiProperty({ enum: AVAILABILITIES, nullable: true })
  availability!: Availability | null;

  /** How often it was run. */
  @ApiProperty({ type: 'integer' })
  usageCount!: number;

  /** Send it back with a change. */
  @ApiProperty({ type: 'integer' })
  revision!: number;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;
}

export class AdminTypePage {
  @ApiProperty({ type: [AdminTypeResponse] })
  data!: AdminTypeResponse[];

  pagination!: Pagination;
}

export class TypeVersionResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  number!: number;

  @ApiProperty({ enum: ['draft', 'live', 'retired'] })
  status!: 'draft' | 'live' | 'retired';

  @ApiProperty(STEPS)
  pipeline!: unknown;

  promptTemplate!: string;
  negativePrompt!: string;

  @ApiProperty(JSON_OBJECT)
  inputSchema!: unknown;

  @ApiProperty(JSON_OBJECT)
  outputSpec!: unknown;

  @ApiProperty(JSON_OBJECT)
  routes!: unknown;

  @ApiProperty({ type: 'integer' })
  deadlineMs!: number;

  /** sha256 of all of the above. */
  contentHash!: string;

  @ApiProperty({ enum: AVAILABILITIES })
  availability!: Availability;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  publishedAt!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;
}

export class PriceRuleResponse extends PriceResponse {
  @ApiProperty({ format: 'date-time' })
  effectiveFrom!: string;
}

/** A type with its versions, newest first, and its prices. */
export class AdminTypeDetail extends AdminTypeResponse {
  @ApiProperty({ type: [TypeVersionResponse] })
  versions!: TypeVersionResponse[];

  @ApiProperty({ type: [PriceRuleResponse] })
  prices!: PriceRuleResponse[];
}
