import { Box } from '@mui/material';
import { Link } from 'react-admin';
import { RESOURCES } from '../providers/resources';
import type { AuditEvent } from '../providers/verbs';
import { actorInWords, rolesInWords } from './audit-words';
import { ShortId } from './short-id';
import { useMay } from './use-may';
import { useRoleName } from './use-roles';

interface Props {
  readonly event: AuditEvent;
  /** Without links: for where the text stands within one. */
  readonly plain?: boolean;
}

/** Who acted: the name, which leads to the person, and the roles of that time. */
export const Actor = ({ event: { actor }, plain = false }: Props) => {
  const maySee = useMay('users:read');
  const name = actorInWords(actor);
  const roles = rolesInWords(actor.role, useRoleName());
  return (
    <>
      {actor.id && maySee && !plain ? <Link to={`/users/${actor.id}/show`}>{name}</Link> : name}
      {roles ? (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {` (${roles})`}
        </Box>
      ) : null}
    </>
  );
};

/** What an event is about, as a link where the console has a page for it. */
export const Entity = ({ event: { entityType, entityId, entityName }, plain = false }: Props) => {
  const needed = RESOURCES[`${entityType}s`]?.needs['show'];
  const maySee = useMay(needed ?? 'audit:read');
  if (!entityId) return null;
  const isUuid = /^[0-9a-f-]{36}$/i.test(entityId);
  const name = entityName ?? shortened(entityId);
  // People and things are found by their ids, roles by their keys; a hash is neither.
  if ((isUuid || entityType === 'role') && needed && maySee && !plain) {
    return (
      <Link to={`/${entityType}s/${entityId}/show`} title={entityId}>
        {name}
      </Link>
    );
  }
  if (plain || !isUuid) return <span style={{ overflowWrap: 'anywhere' }}>{name}</span>;
  return <ShortId id={entityId} what="Id" />;
};

/** Ids and hashes in short; the names of routes in full. */
function shortened(id: string): string {
  return /^[0-9a-f-]{32,}$/i.test(id) ? `${id.slice(0, 4)}…${id.slice(-6)}` : id;
}
