import { Box } from '@mui/material';
import { DataTable, Pagination, type RaRecord, useListContext } from 'react-admin';
import type { Generation } from '../../providers/verbs';
import { formatDuration } from '../../shared/format';
import { Moment, Nothing } from '../../shared/moment';
import { useIsPhone } from '../../shared/phone';
import { Cards } from '../../shared/cards';
import { PersonLink } from '../../shared/person';
import { ShortId } from '../../shared/short-id';
import { StatusChip } from '../../shared/status-chip';
import { priceInWords } from './price-words';

interface Props {
  /** Said where there are none. */
  readonly empty: string;
  readonly withoutUser?: boolean;
}

/** Runs inside another record's page: a table or cards, with their own pager. */
export const GenerationRows = ({ empty, withoutUser = false }: Props) => {
  const isPhone = useIsPhone();
  const { total, isPending } = useListContext();
  if (!isPending && total === 0) {
    return <Box sx={{ color: 'text.secondary', py: 3 }}>{empty}</Box>;
  }
  return (
    <>
      {isPhone ? (
        <Cards<Generation> {...generationCard} />
      ) : (
        <GenerationTable withoutUser={withoutUser} />
      )}
      <Pagination rowsPerPageOptions={[10, 25, 50]} />
    </>
  );
};

export const generationCard = {
  first: ({ typeName }: Generation) => typeName,
  corner: ({ status }: Generation) => <StatusChip status={status} />,
  second: (generation: Generation) => (
    <>
      {generation.userName ? <Box component="span">{generation.userName} · </Box> : null}
      <Moment at={generation.createdAt} /> · {priceInWords(generation)}
      {generation.error ? <Box component="span"> · {generation.error.code}</Box> : null}
      {generation.moderation ? (
        <Box component="span"> · {contentOf(generation.moderation)}</Box>
      ) : null}
    </>
  ),
};

export const GenerationTable = ({ withoutUser = false }: { withoutUser?: boolean }) => (
  <DataTable<Generation & RaRecord>
    bulkActionButtons={false}
    rowClick={(id) => `/generations/${id}/show`}
    size="small"
  >
    <DataTable.Col<Generation>
      source="typeName"
      label="Product"
      disableSort
      render={({ typeName, typeVersion }) => (
        <>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {typeName}
          </Box>{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            v{typeVersion}
          </Box>
        </>
      )}
    />
    <DataTable.Col<Generation>
      source="status"
      disableSort
      render={({ status, error, moderation }) => (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <StatusChip status={status} />
          {error ? (
            <Box component="span" sx={{ fontSize: 13 }} title={error.message}>
              {error.code}
            </Box>
          ) : null}
          {moderation ? (
            <Box component="span" sx={{ fontSize: 13 }}>
              {contentOf(moderation)}
            </Box>
          ) : null}
        </Box>
      )}
    />
    {withoutUser ? null : (
      <DataTable.Col<Generation>
        source="userId"
        label="User"
        disableSort
        render={(run) => <PersonLink of={run} />}
      />
    )}
    <DataTable.Col<Generation> source="price" align="right" disableSort render={priceInWords} />
    <DataTable.Col<Generation>
      source="provider"
      disableSort
      render={({ provider }) => provider?.name ?? <Nothing />}
    />
    <DataTable.Col<Generation>
      source="timeTakenMs"
      label="Took"
      align="right"
      disableSort
      render={({ timeTakenMs }) =>
        timeTakenMs === null ? <Nothing /> : formatDuration(timeTakenMs)
      }
    />
    <DataTable.Col<Generation>
      source="createdAt"
      label="Accepted"
      render={({ createdAt }) => <Moment at={createdAt} />}
    />
    <DataTable.Col<Generation>
      source="requestId"
      label="Request"
      disableSort
      render={({ requestId }) =>
        requestId ? <ShortId id={requestId} what="Request id" /> : <Nothing />
      }
    />
  </DataTable>
);

/** What the words or the picture of a run were taken for. */
export function contentOf({
  verdict,
  reason,
  reviewedAt,
}: NonNullable<Generation['moderation']>): string {
  if (verdict === 'block') return `Blocked: ${reason}`;
  return reviewedAt ? `Looked at: ${reason}` : `To be looked at: ${reason}`;
}
