import { Box } from '@mui/material';
import { DataTable, DateTimeInput, SelectInput, TextInput, Link } from 'react-admin';
import type { AuditEvent } from '../../providers/verbs';
import { RESOURCES } from '../../providers/resources';
import { actorName } from '../../shared/audit-timeline';
import { DiffView } from '../../shared/diff-view';
import { EmptyList } from '../../shared/empty-list';
import { humanise, toIso } from '../../shared/format';
import { Moment, Nothing } from '../../shared/moment';
import { RecordList } from '../../shared/record-list';
import { ShortId } from '../../shared/short-id';
import { AUDIT_ACTIONS } from './audit-actions';

const ACTION_CHOICES = AUDIT_ACTIONS.map((id) => ({ id, name: humanise(id) }));

const filters = [
  <SelectInput key="action" source="action" choices={ACTION_CHOICES} alwaysOn />,
  <TextInput key="actorId" source="actorId" label="Actor id" />,
  <TextInput key="entityType" source="entityType" label="Kind of thing" />,
  <TextInput key="entityId" source="entityId" label="Id of the thing" />,
  <DateTimeInput key="from" source="from" label="From" parse={toIso} />,
  <DateTimeInput key="to" source="to" label="Before" parse={toIso} />,
];

export const AuditEventList = () => (
  <RecordList<AuditEvent>
    sort={{ field: 'at', order: 'DESC' }}
    filters={filters}
    empty={
      <EmptyList title="Nothing recorded yet">
        Sign-ins, changes by staff and refused requests are written here and never change.
      </EmptyList>
    }
    card={{
      first: ({ action }) => humanise(action),
      corner: ({ seq }) => (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          #{seq}
        </Box>
      ),
      second: (event) => (
        <>
          <Moment at={event.at} /> · {actorName(event.actor)}
          <Box sx={{ mt: 0.5 }}>
            {humanise(event.entityType)} <Entity event={event} />
          </Box>
          <DiffView diff={event.diff} />
        </>
      ),
    }}
  >
    <DataTable<AuditEvent>
      bulkActionButtons={false}
      rowClick={false}
      size="small"
      sx={{ '& td': { verticalAlign: 'top', py: 1 } }}
    >
      <DataTable.Col<AuditEvent>
        source="at"
        label="When"
        render={({ at }) => <Moment at={at} seconds />}
      />
      <DataTable.Col<AuditEvent>
        source="action"
        disableSort
        render={({ action }) => <strong>{humanise(action)}</strong>}
      />
      <DataTable.Col<AuditEvent>
        source="actor"
        label="Who"
        disableSort
        render={({ actor }) => (
          <>
            {humanise(actorName(actor))}
            {actor.id ? (
              <Box>
                <ShortId id={actor.id} what="Actor id" />
              </Box>
            ) : null}
          </>
        )}
      />
      <DataTable.Col<AuditEvent>
        source="entityType"
        label="What"
        disableSort
        render={(event) => (
          <>
            {humanise(event.entityType)}
            <Box>
              <Entity event={event} />
            </Box>
          </>
        )}
      />
      <DataTable.Col<AuditEvent>
        source="diff"
        label="Change"
        disableSort
        render={({ diff }) => <DiffView diff={diff} />}
      />
      <DataTable.Col<AuditEvent>
        source="ip"
        label="Address"
        disableSort
        render={({ ip }) => ip ?? <Nothing />}
      />
      <DataTable.Col<AuditEvent>
        source="requestId"
        label="Request"
        disableSort
        render={({ requestId }) =>
          requestId ? <ShortId id={requestId} what="Request id" /> : <Nothing />
        }
      />
    </DataTable>
  </RecordList>
);

/** The thing's id, as a link where the console has a page for it. */
const Entity = ({ event: { entityType, entityId } }: { event: AuditEvent }) => {
  if (!entityId) return <Nothing />;
  const resource = `${entityType}s`;
  const isUuid = /^[0-9a-f-]{36}$/i.test(entityId);
  const hasPage = isUuid && RESOURCES[resource]?.needs['show'] !== undefined;
  if (!isUuid) return <span style={{ overflowWrap: 'anywhere' }}>{entityId}</span>;
  return hasPage ? (
    <Link to={`/${resource}/${entityId}/show`} title={entityId}>
      {`${entityId.slice(0, 4)}…${entityId.slice(-6)}`}
    </Link>
  ) : (
    <ShortId id={entityId} what="Id" />
  );
};
