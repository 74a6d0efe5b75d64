import { DateTimeInput, SelectInput, TextInput } from 'react-admin';
import type { Generation } from '../../providers/verbs';
import { EmptyList } from '../../shared/empty-list';
import { humanise, toIso } from '../../shared/format';
import { RecordList } from '../../shared/record-list';
import { generationCard, GenerationTable } from './generation-rows';

const STATUS_CHOICES = [
  'PENDING',
  'PROCESSING',
  'COMPLETED',
  'FAILED',
  'BLOCKED',
  'CANCELED',
  'EXPIRED',
].map((id) => ({ id, name: humanise(id) }));

const filters = [
  <SelectInput key="status" source="status" choices={STATUS_CHOICES} alwaysOn />,
  <TextInput key="type" source="type" label="Product (slug)" alwaysOn />,
  <TextInput key="userId" source="userId" label="User id" />,
  <DateTimeInput key="from" source="from" label="Accepted from" parse={toIso} />,
  <DateTimeInput key="to" source="to" label="Accepted before" parse={toIso} />,
];

export const GenerationList = () => (
  <RecordList<Generation>
    sort={{ field: 'createdAt', order: 'DESC' }}
    filters={filters}
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
