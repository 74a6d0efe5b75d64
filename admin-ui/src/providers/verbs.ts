import { answer, client } from '../api/client';
import type { components } from '../api/schema.gen';

type Schemas = components['schemas'];
export type User = Schemas['AdminUserResponse'];
export type Role = Schemas['RoleResponse'];
export type UserRole = Schemas['UserRoleResponse'];
export type PermissionWords = Schemas['PermissionResponse'];
export type WayIn = Schemas['IdentitySummary'];
export type Session = Schemas['SessionSummary'];
export type Type = Schemas['AdminTypeResponse'];
export type TypeDetail = Schemas['AdminTypeDetail'];
export type TypeVersion = Schemas['TypeVersionResponse'];
export type Generation = Schemas['AdminGenerationResponse'];
export type AuditEvent = Schemas['AuditEventResponse'];
export type AuditChain = Schemas['AuditChainResponse'];
export type AuditVerification = Schemas['AuditVerificationResponse'];
export type AuditVerdict = Schemas['AuditVerdictResponse'];
export type LedgerCheck = Schemas['LedgerCheckResponse'];
export type Payment = Schemas['AdminPaymentResponse'];
export type PaymentDetails = Schemas['AdminPaymentDetails'];
export type Refund = Schemas['RefundResponse'];
export type ListedRefund = Schemas['AdminRefundResponse'];
export type Subscription = Schemas['AdminSubscriptionResponse'];
export type OfferVersion = Schemas['OfferVersionResponse'];
export type PlanFeatures = Schemas['PlanFeaturesDto'];
export type LedgerAccountSum = Schemas['LedgerAccountSum'];
export type Dispute = Schemas['DisputeResponse'];
export type LedgerEntry = Schemas['AdminLedgerEntryResponse'];
export type LedgerTransaction = Schemas['LedgerTransactionResponse'];
export type Stats = Schemas['StatsResponse'];
export type RevenueInCurrency = Schemas['RevenueInCurrency'];
export type Takings = Schemas['Takings'];
export type Price = Schemas['PriceRequest'];

interface WithReason {
  readonly id: string;
  readonly reason: string;
}

interface AtRevision {
  readonly id: string;
  readonly revision: number;
}

interface AtVersion extends AtRevision {
  readonly number: number;
}

const ofUser = '/api/v1/admin/users/{id}';
const ofAudit = '/api/v1/admin/audit-events';
const ofType = '/api/v1/admin/transformation-types/{id}';

/** What staff does that is more than reading or changing a record. */
export const verbs = {
  suspendUser: ({ id, reason }: WithReason): Promise<User> =>
    answer(client.POST(`${ofUser}/suspend`, { params: { path: { id } }, body: { reason } })),

  reactivateUser: ({ id, reason }: WithReason): Promise<User> =>
    answer(client.POST(`${ofUser}/reactivate`, { params: { path: { id } }, body: { reason } })),

  userRoles: async (id: string): Promise<UserRole[]> =>
    (await answer(client.GET(`${ofUser}/roles`, { params: { path: { id } } }))).data,

  /** `expiresAt` null: for good. A role that they have gets this end. */
  giveRole: ({
    id,
    role,
    ...body
  }: WithReason & { role: string; expiresAt: string | null }): Promise<unknown> =>
    answer(client.PUT(`${ofUser}/roles/{role}`, { params: { path: { id, role } }, body })),

  takeRole: ({ id, role, reason }: WithReason & { role: string }): Promise<unknown> =>
    answer(
      client.DELETE(`${ofUser}/roles/{role}`, { params: { path: { id, role } }, body: { reason } }),
    ),

  userWaysIn: async (id: string): Promise<WayIn[]> =>
    (await answer(client.GET(`${ofUser}/identities`, { params: { path: { id } } }))).data,

  /** The sessions that live, the one used last first; at most a hundred. */
  userSessions: (id: string): Promise<Schemas['SessionPage']> =>
    answer(client.GET(`${ofUser}/sessions`, { params: { path: { id }, query: { limit: 100 } } })),

  endSession: ({ id, sessionId, reason }: WithReason & { sessionId: string }): Promise<unknown> =>
    answer(
      client.DELETE(`${ofUser}/sessions/{sessionId}`, {
        params: { path: { id, sessionId } },
        body: { reason },
      }),
    ),

  endSessions: ({ id, reason }: WithReason): Promise<Schemas['EndedSessions']> =>
    answer(client.DELETE(`${ofUser}/sessions`, { params: { path: { id } }, body: { reason } })),

  /** Every permission there is, in groups and in words. */
  permissionWords: async (): Promise<PermissionWords[]> =>
    (await answer(client.GET('/api/v1/admin/permissions'))).data,

  /** `key` is one per intention, so that a second click or a second try gives nothing more. */
  grantCredits: ({ key, ...body }: Schemas['GrantRequest'] & { key: string }) =>
    answer(
      client.POST('/api/v1/admin/grants', {
        params: { header: { 'Idempotency-Key': key } },
        body,
      }),
    ),

  /** `key` is one per intention, so that a second click or a second try takes nothing more. */
  takeCredits: ({ key, ...body }: Schemas['CorrectionRequest'] & { key: string }) =>
    answer(
      client.POST('/api/v1/admin/corrections', {
        params: { header: { 'Idempotency-Key': key } },
        body,
      }),
    ),

  /** `key` is one per intention, so that a second click or a second try gives nothing more back. */
  refundPayment: ({
    id,
    key,
    ...body
  }: Schemas['RefundRequest'] & { id: string; key: string }): Promise<Refund> =>
    answer(
      client.POST('/api/v1/admin/payments/{id}/refunds', {
        params: { path: { id }, header: { 'Idempotency-Key': key } },
        body,
      }),
    ),

  reviewGeneration: (id: string): Promise<Generation> =>
    answer(client.POST('/api/v1/admin/generations/{id}/reviewed', { params: { path: { id } } })),

  approveRefund: (id: string): Promise<Refund> =>
    answer(client.POST('/api/v1/admin/refunds/{id}/approve', { params: { path: { id } } })),

  rejectRefund: ({ id, reason }: WithReason): Promise<Refund> =>
    answer(
      client.POST('/api/v1/admin/refunds/{id}/reject', {
        params: { path: { id } },
        body: { reason },
      }),
    ),

  receiptOf: (id: string): Promise<Blob> =>
    answer(
      client.GET('/api/v1/admin/payments/{id}/receipt', {
        params: { path: { id } },
        parseAs: 'blob',
      }),
    ),

  /** What the books say of a payment, the oldest first; at most 100 entries. */
  entriesOfPayment: async (id: string): Promise<LedgerEntry[]> => {
    const query = { reference: `payment:${id}`, limit: 100, sort: 'createdAt' };
    return (await answer(client.GET('/api/v1/admin/ledger', { params: { query } }))).data;
  },

  /** What lies on every kind of account, in every unit. */
  ledgerAccounts: async (): Promise<LedgerAccountSum[]> =>
    (await answer(client.GET('/api/v1/admin/ledger/accounts'))).data,

  /** What the last nightly check of the books found, as everybody may know. */
  lastLedgerCheck: () => answer(client.GET('/api/v1/billing/trust')),

  /** Every version of every plan and pack, the newest first. */
  prices: async (): Promise<OfferVersion[]> =>
    (await answer(client.GET('/api/v1/admin/prices'))).data,

  /** With `dryRun` it is only looked at, as publishing would. */
  changePlan: (
    { slug, ...body }: Schemas['PlanRequest'] & { slug: string },
    dryRun = false,
  ): Promise<unknown> =>
    answer(
      client.PUT('/api/v1/admin/prices/plans/{slug}', {
        params: { path: { slug }, query: { dryRun } },
        body,
      }),
    ),

  changePack: (
    { slug, ...body }: Schemas['OfferRequest'] & { slug: string },
    dryRun = false,
  ): Promise<unknown> =>
    answer(
      client.PUT('/api/v1/admin/prices/packs/{slug}', {
        params: { path: { slug }, query: { dryRun } },
        body,
      }),
    ),

  readRevenue: (days: number): Promise<Schemas['RevenueResponse']> =>
    answer(client.GET('/api/v1/admin/revenue', { params: { query: { days } } })),

  readStats: (): Promise<Stats> => answer(client.GET('/api/v1/admin/stats')),

  verifyLedger: (): Promise<LedgerCheck> => answer(client.GET('/api/v1/admin/ledger/verify')),

  auditChain: (): Promise<AuditChain> => answer(client.GET(`${ofAudit}/chain`)),

  /** `root` is one that was kept elsewhere. */
  verifyAudit: (root?: string): Promise<AuditVerification> =>
    answer(client.GET(`${ofAudit}/verify`, { params: { query: root ? { root } : {} } })),

  /** The events that the filter means, as a file with the name that the server gave it. */
  exportAudit: async (
    format: 'csv' | 'jsonl',
    filter: Readonly<Record<string, unknown>>,
  ): Promise<{ name: string; file: Blob }> => {
    const pending = client.GET(`${ofAudit}/export`, {
      params: { query: { ...filter, format } },
      parseAs: 'blob',
    });
    const file = await answer(pending);
    const disposition = (await pending).response.headers.get('Content-Disposition') ?? '';
    const name = /filename="([^"]+)"/.exec(disposition)?.[1] ?? `audit-trail.${format}`;
    return { name, file };
  },

  /** Products by name: all of them for those who may see drafts, else what the catalogue shows. */
  productNames: async (all: boolean): Promise<{ id: string; slug: string; name: string }[]> => {
    const params = { query: { limit: 100, sort: 'name' } };
    const { data } = all
      ? await answer(client.GET('/api/v1/admin/transformation-types', { params }))
      : await answer(client.GET('/api/v1/transformation-types', { params }));
    return data.map(({ id, slug, name }) => ({ id, slug, name }));
  },

  enableType: ({ id, revision }: AtRevision): Promise<TypeDetail> =>
    answer(client.POST(`${ofType}/enable`, { params: { path: { id } }, body: { revision } })),

  disableType: ({ id, revision }: AtRevision): Promise<TypeDetail> =>
    answer(client.POST(`${ofType}/disable`, { params: { path: { id } }, body: { revision } })),

  archiveType: ({ id, revision }: AtRevision): Promise<TypeDetail> =>
    answer(client.POST(`${ofType}/archive`, { params: { path: { id } }, body: { revision } })),

  setPrice: ({ id, ...body }: AtRevision & Price): Promise<TypeDetail> =>
    answer(client.PUT(`${ofType}/price`, { params: { path: { id } }, body })),

  /** Makes a draft that begins as a copy of the version `from`. */
  addVersion: ({ id, from }: { id: string; from?: number }): Promise<TypeDetail> =>
    answer(client.POST(`${ofType}/versions`, { params: { path: { id } }, body: { from } })),

  updateVersion: ({
    id,
    number,
    ...body
  }: AtVersion & Omit<Schemas['UpdateVersionRequest'], 'revision'>): Promise<TypeDetail> =>
    answer(client.PATCH(`${ofType}/versions/{number}`, { params: { path: { id, number } }, body })),

  /** Makes a version the live one; an older one rolls back. */
  publishVersion: ({ id, number, revision }: AtVersion): Promise<TypeDetail> =>
    answer(
      client.POST(`${ofType}/versions/{number}/publish`, {
        params: { path: { id, number } },
        body: { revision },
      }),
    ),
};
