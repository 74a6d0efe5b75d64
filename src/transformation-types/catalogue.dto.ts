import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { Omittable, PageQuery, Pagination } from '../platform/http/index.js';
import type { Availability, RunnableType } from './runnable-type.js';
import {
  CATEGORIES,
  type Category,
  INPUT_KINDS,
  type InputKind,
  type InputSchema,
  OUTPUT_KINDS,
  type OutputKind,
  PRICE_UNITS,
  type PriceUnit,
  RETENTION_CLASSES,
  type RetentionClass,
} from './type-content.js';

export const AVAILABILITIES = ['ready', 'needs-provider'] as const;

/** What a list of the catalogue can be narrowed by. */
export class CatalogueQuery extends PageQuery {
  @ApiProperty({ enum: CATEGORIES, required: false })
  @Omittable()
  @IsIn(CATEGORIES)
  category?: Category;

  @ApiProperty({ enum: INPUT_KINDS, required: false })
  @Omittable()
  @IsIn(INPUT_KINDS)
  inputKind?: InputKind;

  @ApiProperty({ enum: OUTPUT_KINDS, required: false })
  @Omittable()
  @IsIn(OUTPUT_KINDS)
  outputKind?: OutputKind;

  @ApiProperty({ enum: AVAILABILITIES, required: false })
  @Omittable()
  @IsIn(AVAILABILITIES)
  availability?: Availability;

  /** Words that the name, the description or a tag has. */
  @Omittable()
  @IsString()
  @MaxLength(80)
  q?: string;
}

export class BundlePrice {
  /** So many units together … */
  @ApiProperty({ type: 'integer' })
  units!: number;

  /** … cost so many credits. */
  @ApiProperty({ type: 'integer' })
  credits!: number;
}

export class PriceResponse {
  @ApiProperty({ type: 'integer', description: 'Credits per unit' })
  credits!: number;

  @ApiProperty({ enum: PRICE_UNITS })
  unit!: PriceUnit;

  @ApiProperty({ type: BundlePrice, nullable: true })
  bundle!: BundlePrice | null;
}

/** The picture is as many times as wide and as high as the photo as a form field says. */
export class EnlargedResponse {
  /** The name of that field of `inputs`. */
  by!: string;

  /** Runs that would give more pixels are refused before they begin. */
  @ApiProperty({ type: 'integer' })
  maxPixels!: number;
}

/** A product of the catalogue as everyone sees it. */
export class TransformationTypeResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  slug!: string;
  name!: string;
  description!: string;

  @ApiProperty({ enum: CATEGORIES })
  category!: Category;

  @ApiProperty({ type: [String] })
  tags!: readonly string[];

  @ApiProperty({ enum: INPUT_KINDS })
  inputKind!: InputKind;

  @ApiProperty({ enum: OUTPUT_KINDS })
  outputKind!: OutputKind;

  enabled!: boolean;

  @ApiProperty({ enum: RETENTION_CLASSES })
  retentionDefault!: RetentionClass;

  price!: PriceResponse;
  freeTierEligible!: boolean;

  /** A plan that is needed, if any. */
  @ApiProperty({ type: String, nullable: true })
  minPlan!: string | null;

  /** An example of the result; null where there is none. */
  @ApiProperty({ type: String, nullable: true })
  thumbnailUrl!: string | null;

  /** The photo that the example was made of; null where there is none. */
  @ApiProperty({ type: String, nullable: true })
  beforeThumbnailUrl!: string | null;

  /** Its place in the shop window. */
  @ApiProperty({ type: 'integer' })
  sortOrder!: number;

  /** JSON Schema (2020-12) of `inputs`; drives the form. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  inputSchema!: InputSchema;

  /** Number of the live version. */
  @ApiProperty({ type: 'integer' })
  version!: number;

  /** Whether it can run here and now. */
  @ApiProperty({ enum: AVAILABILITIES })
  availability!: Availability;

  /** Whether `POST /previews` shows what a run would give. */
  previewable!: boolean;

  /** How large its picture is, where it is as large as the photo times something; null elsewhere. */
  @ApiProperty({ type: EnlargedResponse, nullable: true })
  enlarged!: EnlargedResponse | null;
}

export class TransformationTypePage {
  @ApiProperty({ type: [TransformationTypeResponse] })
  data!: TransformationTypeResponse[];

  pagination!: Pagination;
}

export function toTypeResponse(type: RunnableType): TransformationTypeResponse {
  return {
    id: type.typeId,
    slug: type.slug,
    name: type.name,
    category: type.category,
    description: type.description,
    tags: type.tags,
    inputKind: type.inputKind,
    outputKind: type.outputKind,
    enabled: true,
    retentionDefault: type.retentionDefault,
    price: type.price,
    freeTierEligible: type.freeTierEligible,
    minPlan: type.minPlan,
    thumbnailUrl: type.thumbnailUrl,
    beforeThumbnailUrl: type.beforeThumbnailUrl,
    sortOrder: type.sortOrder,
    inputSchema: type.inputSchema,
    version: type.number,
    availability: type.availability,
    previewable: type.previewable,
    enlarged: type.outputSpec.enlarged ?? null,
  };
}
