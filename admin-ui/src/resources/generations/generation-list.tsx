import { DateTimeInput, SelectInput } from 'react-admin';
import type { Generation } from '../../providers/verbs';
import { EmptyList } from '../../shared/empty-list';
import { humanise, toIso } from '../../shared/format';
import { RecordList } from '../../shared/record-list';
import { useMay } from '../../shared/use-may';
import { userFilter } from '../../shared/user-filter';
import { generationCard, GenerationTable } from './generation-rows';
import { ProductFilter } from './product-filter';

const STATUS_CHOICES = [
  'PENDING',
  'PROCESSING',
  'COMPLETED',
  'FAILED',
  'BLOCKED',
  'CANCELED',
  'EXPIRED',
].map((id) => ({ id, name: humanise(id) }));

const MODERATION_CHOICES = [
  { id: 'review', name: 'To be looked at' },
  { id: 'block', name: 'Blocked' },
  { id: 'any', name: 'All that was marked' },
];

const filters = (maySeeUsers: boolean) => [
  <SelectInput key="status" source="status" choices={STATUS_CHOICES} alwaysOn />,
  <SelectInput
    key="moderation"
    source="moderation"
    label="Content"
    choices={MODERATION_CHOICES}
    alwaysOn
  />,
  <ProductFilter key="type" source="type" label="Product" alwaysOn />,
  userFilter(maySeeUsers),
  <DateTimeInput key="from" source="from" label="Accepted from" parse={toIso} />,
  <DateTimeInput key="to" source="to" label="Accepted before" parse={toIso} />,
];

export const GenerationList = () => (
  <RecordList<Generation>
    sort={{ field: 'createdAt', order: 'DESC' }}
    filters={filters(useMay('users:read'))}
    empty={
      <EmptyList title="No generations yet">
        Every run appears here as it starts: what it was, how it went and what it cost, never the
        picture itself.
      </EmptyList>
    }
    card={generationCard}
  >
    <GenerationTable />
  </RecordList>
);
