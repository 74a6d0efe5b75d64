import type { EntitySchema } from '@mikro-orm/core';
import { Hold, LedgerAccount, LedgerEntry, LedgerTransaction, Quote } from './billing/index.js';
import {
  Artifact,
  Generation,
  GenerationEvent,
  GenerationInput,
  IdempotencyRecord,
} from './generation/index.js';
import {
  PriceRule,
  ShippedType,
  TransformationType,
  TypeVersion,
} from './transformation-types/index.js';
import { Asset } from './uploads/index.js';
import { User } from './users/index.js';

/** Every table of the program, for MikroORM and its migrations. */
export const entities: EntitySchema[] = [
  User,
  TransformationType,
  TypeVersion,
  PriceRule,
  ShippedType,
  Asset,
  LedgerAccount,
  LedgerTransaction,
  LedgerEntry,
  Quote,
  Hold,
  Generation,
  GenerationInput,
  Artifact,
  GenerationEvent,
  IdempotencyRecord,
] as unknown as EntitySchema[];
