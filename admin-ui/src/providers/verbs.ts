import { answer, client } from '../api/client';
import type { components } from '../api/schema.gen';

type Schemas = components['schemas'];
export type User = Schemas['AdminUserResponse'];
export type Role = Schemas['Role'];
export type Type = Schemas['AdminTypeResponse'];
export type TypeDetail = Schemas['AdminTypeDetail'];
export type TypeVersion = Schemas['TypeVersionResponse'];
export type Generation = Schemas['AdminGenerationResponse'];
export type AuditEvent = Schemas['AuditEventResponse'];
export type AuditChain = Schemas['AuditChainResponse'];
export type AuditVerification = Schemas['AuditVerificationResponse'];
export type AuditVerdict = Schemas['AuditVerdictResponse'];
export type LedgerCheck = Schemas['LedgerCheckResponse'];
export type Stats = Schemas['StatsResponse'];
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

  setRole: ({ id, role, reason }: WithReason & { role: Role }): Promise<User> =>
    answer(client.PUT(`${ofUser}/role`, { params: { path: { id } }, body: { role, reason } })),

  /** `key` is one per intention, so that a second click or a second try gives nothing more. */
  grantCredits: ({ key, ...body }: Schemas['GrantRequest'] & { key: string }) =>
    answer(
      client.POST('/api/v1/admin/grants', {
        params: { header: { 'Idempotency-Key': key } },
        body,
      }),
    ),

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
