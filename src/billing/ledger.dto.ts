import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsTimeText, Omittable, PageQuery, Pagination } from '../platform/http/index.js';
import {
  ACCOUNT_KINDS,
  type AccountKind,
  ANY_UNIT,
  TRANSACTION_KINDS,
  type TransactionKind,
  type Unit,
  UNITS,
} from './ledger.entity.js';

class KindQuery extends PageQuery {
  /** What happened. */
  @ApiPropertyOptional({ enum: TRANSACTION_KINDS, enumName: 'LedgerTransactionKind' })
  @Omittable()
  @IsIn(TRANSACTION_KINDS)
  kind?: TransactionKind;
}

export class LedgerQuery extends KindQuery {
  @ApiPropertyOptional({ enum: UNITS, enumName: 'LedgerUnit' })
  @Omittable()
  @IsIn(UNITS)
  unit?: Unit;
}

export class AdminLedgerQuery extends KindQuery {
  /** `CREDIT`, `FREE_RUN`, or the code of a currency, e.g. `USD`. */
  @ApiPropertyOptional({ pattern: ANY_UNIT.source, maxLength: 8 })
  @Omittable()
  @Matches(ANY_UNIT, { message: '$property must be CREDIT, FREE_RUN or the code of a currency' })
  unit?: string;

  /** Entries on accounts of this kind. */
  @ApiPropertyOptional({ enum: ACCOUNT_KINDS, enumName: 'LedgerAccountKind' })
  @Omittable()
  @IsIn(ACCOUNT_KINDS)
  account?: AccountKind;

  /** What it is about, e.g. `payment:<id>`. */
  @ApiPropertyOptional({ maxLength: 120 })
  @Omittable()
  @IsString()
  @MaxLength(120)
  reference?: string;

  /** Posted then or later. */
  @ApiPropertyOptional({ format: 'date-time' })
  @Omittable()
  @IsTimeText()
  from?: Date;

  /** Posted before. */
  @ApiPropertyOptional({ format: 'date-time' })
  @Omittable()
  @IsTimeText()
  to?: Date;

  /** Entries on this user's accounts. */
  @ApiPropertyOptional({ format: 'uuid' })
  @Omittable()
  @IsUUID()
  userId?: string;
}

class EntryResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
  @ApiProperty({ format: 'uuid' })
  transactionId!: string;
  @ApiProperty({ enum: TRANSACTION_KINDS, enumName: 'LedgerTransactionKind' })
  kind!: TransactionKind;
  /** `available`: what can be spent; `held`: what runs in progress hold; `receivable`: what is owed, below zero.
   * The rest are the system's: where units come from and go to. */
  @ApiProperty({ enum: ACCOUNT_KINDS, enumName: 'LedgerAccountKind' })
  account!: AccountKind;
  /** More on the account, or less where it is below zero. */
  @ApiProperty({ type: 'integer' })
  amount!: number;
  /** What it is about, e.g. `generation:<id>`. */
  @ApiProperty({ type: String, nullable: true })
  reference!: string | null;
}

export class LedgerEntryResponse extends EntryResponse {
  @ApiProperty({ enum: UNITS, enumName: 'LedgerUnit' })
  unit!: Unit;
}

export class LedgerEntryList {
  @ApiProperty({ type: [LedgerEntryResponse] })
  data!: LedgerEntryResponse[];
  pagination!: Pagination;
}

export class AdminLedgerEntryResponse extends EntryResponse {
  /** `CREDIT`, `FREE_RUN`, or the code of a currency, of which amounts are in the smallest unit. */
  unit!: string;
  /** The run that it is about. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  generationId!: string | null;
  /** Whose account it is; null: the system's. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  userId!: string | null;
}

export class AdminLedgerEntryList {
  @ApiProperty({ type: [AdminLedgerEntryResponse] })
  data!: AdminLedgerEntryResponse[];
  pagination!: Pagination;
}

export class LedgerTransactionResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
  @ApiProperty({ enum: TRANSACTION_KINDS, enumName: 'LedgerTransactionKind' })
  kind!: TransactionKind;
  /** Names the event, which is posted once. */
  idempotencyKey!: string;
  @ApiProperty({ type: String, nullable: true })
  reference!: string | null;
  /** The run that it is about. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  generationId!: string | null;
  /** Who did it, where it was somebody. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  actorId!: string | null;
  /** They sum to zero in each unit. */
  @ApiProperty({ type: [AdminLedgerEntryResponse] })
  entries!: AdminLedgerEntryResponse[];
}

export class LedgerAccountSum {
  @ApiProperty({ enum: ACCOUNT_KINDS, enumName: 'LedgerAccountKind' })
  account!: AccountKind;
  /** `CREDIT`, `FREE_RUN`, or the code of a currency, of which amounts are in the smallest unit. */
  unit!: string;
  /** Whether these are the accounts of people, taken together, or the system's one. */
  ofUsers!: boolean;
  @ApiProperty({ type: 'integer' })
  balance!: number;
}

export class LedgerAccountList {
  @ApiProperty({ type: [LedgerAccountSum] })
  data!: LedgerAccountSum[];
}

export class TrustPromise {
  name!: string;
  kept!: boolean;
}

export class TrustResponse {
  /** When the books were last checked as a whole; null: not yet. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  checkedAt!: string | null;
  /** Whether all promises were kept then. */
  @ApiProperty({ type: Boolean, nullable: true })
  kept!: boolean | null;
  @ApiProperty({ type: [TrustPromise] })
  promises!: TrustPromise[];
}
