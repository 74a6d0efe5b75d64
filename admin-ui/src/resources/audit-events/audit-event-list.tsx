import { Box } from '@mui/material';
import {
  DataTable,
  DateTimeInput,
  FilterButton,
  SearchInput,
  SelectInput,
  TextInput,
  TopToolbar,
} from 'react-admin';
import type { AuditEvent } from '../../providers/verbs';
import { Actor, Entity } from '../../shared/audit-names';
import {
  ACTION_CHOICES,
  actionInWords,
  ENTITY_CHOICES,
  entityInWords,
} from '../../shared/audit-words';
import { DiffView } from '../../shared/diff-view';
import { EmptyList } from '../../shared/empty-list';
import { toIso } from '../../shared/format';
import { Moment, Nothing } from '../../shared/moment';
import { RecordList } from '../../shared/record-list';
import { ShortId } from '../../shared/short-id';
import { ChainCard } from './chain-card';
import { ExportButton } from './export-button';

const filters = [
  <SearchInput
    key="q"
    source="q"
    alwaysOn
    placeholder="Name, action or id"
    slotProps={{ htmlInput: { 'aria-label': 'Search by name, action or id' } }}
  />,
  <SelectInput
    key="action"
    source="action"
    label="What happened"
    choices={ACTION_CHOICES}
    alwaysOn
  />,
  <SelectInput key="entityType" source="entityType" label="About a" choices={ENTITY_CHOICES} />,
  <TextInput key="entityId" source="entityId" label="Id of the thing" />,
  <TextInput key="actorId" source="actorId" label="Id of the person who acted" />,
  <DateTimeInput key="from" source="from" label="From" parse={toIso} />,
  <DateTimeInput key="to" source="to" label="Before" parse={toIso} />,
];

export const AuditEventList = () => (
  <>
    <ChainCard />
    <RecordList<AuditEvent>
      sort={{ field: 'at', order: 'DESC' }}
      filters={filters}
      actions={
        <TopToolbar>
          <FilterButton />
          <ExportButton />
        </TopToolbar>
      }
      empty={
        <EmptyList title="Nothing recorded yet">
          Sign-ins, changes by staff and refused requests are written here and never change.
        </EmptyList>
      }
      card={{
        first: ({ action }) => actionInWords(action),
        corner: ({ seq }) => (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            #{seq}
          </Box>
        ),
        second: (event) => (
          <>
            <Moment at={event.at} /> · <Actor event={event} plain />
            <Box sx={{ mt: 0.5 }}>
              {entityInWords(event.entityType)} <Entity event={event} plain />
            </Box>
            <DiffView diff={event.diff} hidden={event.hidden} max={3} />
          </>
        ),
      }}
    >
      <Table />
    </RecordList>
  </>
);

const Table = () => (
  <DataTable<AuditEvent>
    bulkActionButtons={false}
    rowClick="show"
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
      label="What happened"
      disableSort
      render={({ action }) => <strong>{actionInWords(action)}</strong>}
    />
    <DataTable.Col<AuditEvent>
      source="actor"
      label="Who"
      disableSort
      render={(event) => <Actor event={event} />}
    />
    <DataTable.Col<AuditEvent>
      source="entityType"
      label="About"
      disableSort
      render={(event) => (
        <>
          {entityInWords(event.entityType)}
          <Box>
            <Entity event={event} />
          </Box>
        </>
      )}
    />
    <DataTable.Col<AuditEvent>
      source="diff"
      label="What changed"
      disableSort
      render={({ diff, hidden }) => <DiffView diff={diff} hidden={hidden} max={4} />}
    />
    <DataTable.Col<AuditEvent>
      source="ip"
      label="IP address"
      disableSort
      render={({ ip, hidden }) => ip ?? (hidden['ip'] ? <em>{hidden['ip']}</em> : <Nothing />)}
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
);
