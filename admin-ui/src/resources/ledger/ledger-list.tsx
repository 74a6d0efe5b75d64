import { Box } from '@mui/material';
import { DataTable, DateTimeInput, Link, SelectInput, TextInput } from 'react-admin';
import type { LedgerEntry } from '../../providers/verbs';
import { EmptyList } from '../../shared/empty-list';
import { ForList } from '../../shared/for-list';
import { toIso } from '../../shared/format';
import { Moment } from '../../shared/moment';
import { RecordList } from '../../shared/record-list';
import { useMay } from '../../shared/use-may';
import { userFilter } from '../../shared/user-filter';
import { LedgerSummary } from './ledger-summary';
import { Amount, toTransaction, whose } from './entry-table';
import { Reference } from './reference';
import { ACCOUNTS, KINDS, UNITS } from './words';

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([id, name]) => ({ id, name }));

const filters = (maySeeUsers: boolean) => [
  <SelectInput key="kind" source="kind" label="What" choices={choices(KINDS)} alwaysOn />,
  <SelectInput key="account" source="account" choices={choices(ACCOUNTS)} alwaysOn />,
  userFilter(maySeeUsers),
  <SelectInput
    key="unit"
    source="unit"
    choices={choices({ ...UNITS, USD: 'US dollars', EUR: 'Euros', GBP: 'Pounds' })}
  />,
  <TextInput key="reference" source="reference" label="About, as payment:id" />,
  <DateTimeInput key="from" source="from" label="Posted from" parse={toIso} />,
  <DateTimeInput key="to" source="to" label="Posted before" parse={toIso} />,
];

/** Every entry of the books; each leads to its whole transaction. */
export const LedgerList = () => (
  <ForList of="ledger">
    <LedgerSummary />
    <RecordList<LedgerEntry>
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={filters(useMay('users:read'))}
      empty={
        <EmptyList title="Nothing is posted yet">
          Whatever moves credits, free runs or money appears here as it happens.
        </EmptyList>
      }
      card={{
        first: (entry) => <Link to={toTransaction(entry)}>{KINDS[entry.kind]}</Link>,
        corner: (entry) => <Amount of={entry} />,
        second: (entry) => (
          <>
            {whose(entry)} · <Moment at={entry.createdAt} />
          </>
        ),
      }}
    >
      <DataTable<LedgerEntry>
        bulkActionButtons={false}
        rowClick={(_, __, entry) => toTransaction(entry)}
        size="small"
      >
        <DataTable.Col<LedgerEntry>
          source="createdAt"
          label="When"
          render={({ createdAt }) => <Moment at={createdAt} seconds />}
        />
        <DataTable.Col<LedgerEntry>
          source="kind"
          label="What"
          disableSort
          render={({ kind }) => (
            <Box component="span" sx={{ fontWeight: 600 }}>
              {KINDS[kind]}
            </Box>
          )}
        />
        <DataTable.Col<LedgerEntry> source="account" disableSort render={whose} />
        <DataTable.Col<LedgerEntry>
          source="amount"
          align="right"
          disableSort
          render={(entry) => <Amount of={entry} />}
        />
        <DataTable.Col<LedgerEntry>
          source="reference"
          label="About"
          disableSort
          render={(entry) => <Reference of={entry} />}
        />
      </DataTable>
    </RecordList>
  </ForList>
);
