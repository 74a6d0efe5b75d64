import { type OpenSubjectKey, UnsealError } from '../platform/encryption/index.js';

/** Where a request came from. */
export interface Origin {
  readonly ip: string;
  readonly userAgent: string;
}

/** Why a personal field cannot be shown: its key is gone, or somebody changed what was sealed. */
export type Hidden = 'erased' | 'damaged';

/** The sealed columns of an event; each text opens in the row of its event only. */
export interface SealedColumns {
  readonly id: string;
  readonly origin: string | null;
  readonly origin_key: string | null;
  /** Name of the field → sealed JSON; null where the key was gone when the event was written. */
  readonly personal: Readonly<Record<string, string | null>> | null;
  readonly personal_key: string | null;
}

export interface OpenedColumns {
  readonly origin: Origin | null;
  readonly personal: Readonly<Record<string, unknown>>;
  /** The fields that cannot be shown: `ip` and `userAgent`, or names within the diff. */
  readonly hidden: Readonly<Record<string, Hidden>>;
}

export function sealOrigin(key: OpenSubjectKey, eventId: string, origin: Origin): string {
  return key.seal(JSON.stringify([origin.ip, origin.userAgent]), originPurpose(eventId));
}

export function sealPersonal(
  key: OpenSubjectKey | undefined,
  eventId: string,
  fields: Readonly<Record<string, unknown>>,
): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        key?.seal(JSON.stringify(value), fieldPurpose(eventId, name)) ?? null,
      ]),
  );
}

/** What the keys at hand can open of an event, and what they cannot. */
export function openColumns(
  row: SealedColumns,
  keys: ReadonlyMap<string, OpenSubjectKey>,
): OpenedColumns {
  const hidden: Record<string, Hidden> = {};
  const personal: Record<string, unknown> = {};
  for (const [name, sealed] of Object.entries(row.personal ?? {})) {
    const field = open(keys.get(row.personal_key ?? ''), sealed, fieldPurpose(row.id, name));
    if ('hidden' in field) hidden[name] = field.hidden;
    else personal[name] = field.value;
  }
  if (row.origin_key === null) return { origin: null, personal, hidden };
  const origin = open(keys.get(row.origin_key), row.origin, originPurpose(row.id));
  if ('hidden' in origin) {
    return {
      origin: null,
      personal,
      hidden: { ip: origin.hidden, userAgent: origin.hidden, ...hidden },
    };
  }
  const [ip, userAgent] = origin.value as [string, string];
  return { origin: { ip, userAgent }, personal, hidden };
}

function open(
  key: OpenSubjectKey | undefined,
  sealed: string | null,
  purpose: string,
): { value: unknown } | { hidden: Hidden } {
  if (!key || sealed === null) return { hidden: 'erased' };
  try {
    return { value: JSON.parse(key.open(sealed, purpose)) };
  } catch (error) {
    if (!(error instanceof UnsealError)) throw error;
    return { hidden: 'damaged' };
  }
}

const originPurpose = (eventId: string): string => `audit-origin:${eventId}`;
const fieldPurpose = (eventId: string, name: string): string => `audit-diff:${eventId}:${name}`;
