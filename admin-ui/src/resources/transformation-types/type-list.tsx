import { Box } from '@mui/material';
import {
  CreateButton,
  DataTable,
  FilterButton,
  SearchInput,
  SelectInput,
  TopToolbar,
} from 'react-admin';
import type { Type } from '../../providers/verbs';
import { EmptyList } from '../../shared/empty-list';
import { formatNumber, formatPrice } from '../../shared/format';
import { Nothing } from '../../shared/moment';
import { RecordList } from '../../shared/record-list';
import { StatusChip } from '../../shared/status-chip';
import { CATEGORIES, makes, nameOf, STATUSES } from './choices';
import { Thumbnail } from './thumbnail';

const filters = [
  <SearchInput
    key="q"
    source="q"
    alwaysOn
    placeholder="Name or slug"
    slotProps={{ htmlInput: { 'aria-label': 'Search by name or slug' } }}
  />,
  <SelectInput key="status" source="status" choices={STATUSES} alwaysOn />,
  <SelectInput key="category" source="category" choices={CATEGORIES} />,
];

const Actions = () => (
  <TopToolbar>
    <FilterButton />
    <CreateButton label="New product" />
  </TopToolbar>
);

export const TypeList = () => (
  <RecordList<Type>
    title="Products"
    sort={{ field: 'sortOrder', order: 'ASC' }}
    filters={filters}
    actions={<Actions />}
    empty={
      <>
        <EmptyList title="No products">
          A product says what goes in, which steps run, what comes out and what it costs.
          <Box sx={{ mt: 2 }}>
            <CreateButton label="New product" />
          </Box>
        </EmptyList>
      </>
    }
    card={{
      first: (type) => (
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
          <Thumbnail type={type} />
          {type.name}
        </Box>
      ),
      corner: ({ status }) => <StatusChip status={status} />,
      second: (type) => (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 0.5 }}>
          <span>{nameOf(type.category)}</span>·<span>{formatPrice(type.price)}</span>·
          <span>{type.usageCount === 1 ? '1 run' : `${formatNumber(type.usageCount)} runs`}</span>
          {type.availability === 'needs-provider' ? (
            <>
              ·<span>needs a provider</span>
            </>
          ) : null}
        </Box>
      ),
    }}
  >
    <DataTable<Type> bulkActionButtons={false} rowClick="show" size="small">
      <DataTable.Col<Type>
        source="name"
        render={(type) => (
          <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
            <Thumbnail type={type} />
            <Box>
              <Box sx={{ fontWeight: 600 }}>{type.name}</Box>
              <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{type.slug}</Box>
            </Box>
          </Box>
        )}
      />
      <DataTable.Col<Type>
        source="category"
        disableSort
        render={({ category }) => nameOf(category)}
      />
      <DataTable.Col<Type>
        source="inputKind"
        label="Makes"
        disableSort
        render={({ inputKind, outputKind }) => makes(inputKind, outputKind)}
      />
      <DataTable.Col<Type>
        source="status"
        render={({ status }) => <StatusChip status={status} />}
      />
      <DataTable.Col<Type>
        source="availability"
        disableSort
        render={({ availability }) =>
          availability ? <StatusChip status={availability} /> : <Nothing />
        }
      />
      <DataTable.Col<Type>
        source="liveVersion"
        label="Live"
        disableSort
        render={({ liveVersion }) => (liveVersion ? `v${liveVersion}` : <Nothing />)}
      />
      <DataTable.Col<Type>
        source="price"
        label="Credits"
        align="right"
        disableSort
        render={({ price }) => formatPrice(price)}
      />
      <DataTable.Col<Type>
        source="usageCount"
        label="Runs"
        align="right"
        disableSort
        render={({ usageCount }) => formatNumber(usageCount)}
      />
      <DataTable.NumberCol<Type> source="sortOrder" label="Order" />
    </DataTable>
  </RecordList>
);
