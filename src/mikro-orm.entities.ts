import type { EntitySchema } from '@mikro-orm/core';
import { AuditCheck, AuditEvent, AuditRoot, AuditSeal, AuditUnsealed } from './audit-log/index.js';
import {
  EmailToken,
  Identity,
  OAuthGrant,
  KnownDevice,
  OtpChallenge,
  Session,
} from './auth/index.js';
import {
  CreditLot,
  Hold,
  HoldAllocation,
  LedgerAccount,
  LedgerEntry,
  LedgerTransaction,
  LedgerVerification,
  OfferVersion,
  Quote,
  SpendingCap,
} from './billing/index.js';
import {
  Artifact,
  Generation,
  GenerationEvent,
  GenerationInput,
  IdempotencyRecord,
} from './generation/index.js';
import {
  Dispute,
  GatewayCustomer,
  Payment,
  ReceiptCounter,
  Refund,
  Subscription,
  SubscriptionEvent,
  WebhookEvent,
} from './payments/index.js';
import { PrivacyRequest } from './privacy/index.js';
import { SubjectKey } from './platform/encryption/index.js';
import { OutgoingMessage } from './platform/messaging/index.js';
import { RateLimitCounter } from './platform/rate-limit/index.js';
import {
  PriceRule,
  ShippedType,
  TransformationType,
  TypeVersion,
} from './transformation-types/index.js';
import { Asset } from './uploads/index.js';
import { ActiveDay, Role, RoleAssignment, User } from './users/index.js';

/** Every table of the program, for MikroORM and its migrations. */
export const entities: EntitySchema[] = [
  User,
  ActiveDay,
  Role,
  RoleAssignment,
  Identity,
  Session,
  KnownDevice,
  EmailToken,
  OAuthGrant,
  OtpChallenge,
  AuditEvent,
  AuditSeal,
  AuditUnsealed,
  AuditRoot,
  AuditCheck,
  RateLimitCounter,
  SubjectKey,
  OutgoingMessage,
  TransformationType,
  TypeVersion,
  PriceRule,
  ShippedType,
  Asset,
  LedgerAccount,
  LedgerTransaction,
  LedgerEntry,
  LedgerVerification,
  Quote,
  Hold,
  CreditLot,
  HoldAllocation,
  SpendingCap,
  OfferVersion,
  Payment,
  GatewayCustomer,
  WebhookEvent,
  ReceiptCounter,
  Refund,
  Dispute,
  Subscription,
  SubscriptionEvent,
  Generation,
  GenerationInput,
  Artifact,
  GenerationEvent,
  IdempotencyRecord,
  PrivacyRequest,
] as EntitySchema[];
