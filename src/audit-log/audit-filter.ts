import { type RawBuilder, sql } from 'kysely';
import { AUDIT_ACTIONS } from './audit-actions.js';
import type { AuditEventFilter } from './audit-log.dto.js';
import type { PersonNames } from './names.js';

/** People whose name contains the text that is looked for; a text that fits more says too little. */
const MAX_PEOPLE = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What an event must be like to be in the list, as conditions on `audit_event`. */
export async function conditionsOf(
  filter: AuditEventFilter,
  names: PersonNames,
): Promise<RawBuilder<unknown>[]> {
  const where: RawBuilder<unknown>[] = [];
  if (filter.action) where.push(sql`action = ${filter.action}`);
  if (filter.entityType) where.push(sql`entity_type = ${filter.entityType}`);
  if (filter.entityId) where.push(sql`entity_id = ${filter.entityId}`);
  if (filter.actorId) where.push(sql`actor_id = ${filter.actorId}`);
  if (filter.from) where.push(sql`created_at >= ${filter.from}`);
  if (filter.to) where.push(sql`created_at < ${filter.to}`);
  const text = filter.q?.trim();
  if (text) where.push(await contains(text, names));
  return where;
}

/** Each part has an index of its own, so that a rare text is found without reading the trail. */
async function contains(text: string, names: PersonNames): Promise<RawBuilder<unknown>> {
  const beginning = `${text.replace(/[\\%_]/g, '\\$&')}%`;
  const parts = [sql`entity_id like ${beginning}`, sql`request_id like ${beginning}`];
  const said = words(text);
  const actions = said ? AUDIT_ACTIONS.filter((action) => words(action).includes(said)) : [];
  if (actions.length > 0) parts.push(sql`action = any(${actions}::text[])`);
  const people = await names.find(text, MAX_PEOPLE);
  const actors = UUID.test(text) ? [...people, text] : people;
  if (actors.length > 0) parts.push(sql`actor_id = any(${actors}::uuid[])`);
  return sql`(${sql.join(parts, sql` or `)})`;
}

const words = (code: string): string =>
  code
    .toLowerCase()
    .replace(/[._-]+/g, ' ')
    .trim();
