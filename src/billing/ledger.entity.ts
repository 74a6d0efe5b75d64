import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../platform/database/index.js';
import { User } from '../users/index.js';

export const UNITS = ['CREDIT', 'FREE_RUN'] as const;
export type Unit = (typeof UNITS)[number];

export const ACCOUNT_KINDS = [
  'available',
  'held',
  'receivable',
  'issued',
  'consumed',
  'promo_issued',
  'expired',
  'gateway',
  'revenue',
  'refunded',
  'disputed',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export const TRANSACTION_KINDS = [
  'purchase',
  'grant',
  'hold',
  'capture',
  'release',
  'refund',
  'expire',
  'adjust',
  'chargeback',
] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

/** The kinds of money: what payment services hold for us, what was sold, and what went back of it. */
export const MONEY_KINDS = ['gateway', 'revenue', 'refunded', 'disputed'] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];

/** What an account counts: credits, free runs, or the smallest unit of a currency by its code. */
export const ANY_UNIT = /^(CREDIT|FREE_RUN|[A-Z]{3})$/;

/**
 * Checks are looked at anew by every statement that writes to a table, and a debit has many: so what one
 * column may say is its domain in the database, and what columns say together is one check.
 *
 * A pot of one unit. `available` and `held` belong to a user and carry a balance on a row that is
 * locked to change it; so does `receivable`, which is there for users who were charged back more
 * than they had left, and is what they owe, below zero. The others belong to the system (`userId`
 * null), are the sum of their entries and are never locked.
 */
export const LedgerAccount = defineEntity({
  name: 'LedgerAccount',
  properties: {
    ...baseProperties,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').nullable(),
    /** One of {@link ACCOUNT_KINDS}, by the domain `ledger_account_kind`. */
    kind: p.text().$type<AccountKind>(),
    /** {@link UNITS}, or the code of a currency for the accounts of {@link MONEY_KINDS}; a domain as well. */
    unit: p.text().check('length(unit) > 3 or user_id is null'),
    balance: p
      .bigint('number')
      .default(0)
      .check(`balance >= 0 and kind <> 'receivable' or balance <= 0 and kind = 'receivable'`),
    /** For free runs: the month (UTC, `2026-11`) that the balance was granted for. */
    period: p.string().length(7).nullable(),
  },
  uniques: [{ name: 'ledger_account_owner_unique', properties: ['userId', 'kind', 'unit'] }],
  indexes: [
    {
      name: 'ledger_account_system_unique',
      expression:
        'create unique index "ledger_account_system_unique" on "ledger_account" ("kind", "unit") where user_id is null',
    },
  ],
});

/**
 * Why a transaction was made by hand. Never free text: the books cannot be changed, so what somebody
 * writes about a person stands in the audit trail, sealed, and goes with the person.
 */
export const LEDGER_MEMOS = ['granted-by-staff', 'taken-by-staff'] as const;
export type LedgerMemo = (typeof LEDGER_MEMOS)[number];

/** One thing that happened to the books. Its entries sum to zero per unit. Never changed. */
export const LedgerTransaction = defineEntity({
  name: 'LedgerTransaction',
  properties: {
    id: baseProperties.id,
    createdAt: baseProperties.createdAt,
    /** One of {@link TRANSACTION_KINDS}, by the domain `ledger_transaction_kind`. */
    kind: p.text().$type<TransactionKind>(),
    /** Names the event, so that it is posted once however often it is tried. */
    idempotencyKey: p.string().length(120).unique('ledger_transaction_key_unique'),
    /** What it is about, e.g. `generation:<id>`. */
    reference: p.string().length(120).nullable(),
    actorId: p.uuid().nullable(),
    /** One of {@link LEDGER_MEMOS}, by the domain `ledger_transaction_memo`. */
    memo: p.text().$type<LedgerMemo>().nullable(),
  },
  indexes: [
    {
      // Of payments only: they are looked at one by one, and debits are not slowed down.
      name: 'ledger_transaction_payment_index',
      expression: `create index "ledger_transaction_payment_index" on "ledger_transaction" ("reference") where reference like 'payment:%'`,
    },
  ],
});

/**
 * A signed amount on one account. Never changed. That its transaction and its account are there is seen to
 * by the trigger that adds up the entries of a statement, all at once; neither is ever removed.
 */
export const LedgerEntry = defineEntity({
  name: 'LedgerEntry',
  properties: {
    id: baseProperties.id,
    createdAt: baseProperties.createdAt,
    transactionId: () =>
      p
        .manyToOne(LedgerTransaction)
        .mapToPk()
        .joinColumn('transaction_id')
        .createForeignKeyConstraint(false)
        .index(),
    accountId: () =>
      p
        .manyToOne(LedgerAccount)
        .mapToPk()
        .joinColumn('account_id')
        .createForeignKeyConstraint(false),
    amount: p.bigint('number').check('amount <> 0'),
  },
  indexes: [{ name: 'ledger_entry_account_index', properties: ['accountId', 'createdAt'] }],
});

export type LedgerTransaction = InferEntity<typeof LedgerTransaction>;
