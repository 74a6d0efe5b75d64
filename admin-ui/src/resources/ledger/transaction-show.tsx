import { Box, Typography } from '@mui/material';
import { Link, useRecordContext } from 'react-admin';
import type { LedgerTransaction } from '../../providers/verbs';
import { Facts } from '../../shared/facts';
import { Moment, Nothing } from '../../shared/moment';
import { RecordShow } from '../../shared/record-show';
import { ShortId } from '../../shared/short-id';
import { EntryTable } from './entry-table';
import { Reference } from './reference';
import { KINDS } from './words';

export const TransactionShow = () => (
  <RecordShow title={<Title />} timeline={<></>} actions={false}>
    <Details />
  </RecordShow>
);

const Title = () => {
  const transaction = useRecordContext<LedgerTransaction>();
  return transaction ? KINDS[transaction.kind] : 'Transaction';
};

const Details = () => {
  const transaction = useRecordContext<LedgerTransaction>();
  if (!transaction) return null;
  const { id, createdAt, kind, actorId, idempotencyKey, entries } = transaction;
  return (
    <Box sx={{ p: { xs: 2, sm: 3 } }}>
      <Facts
        of={[
          ['What happened', KINDS[kind]],
          ['When', <Moment key="at" at={createdAt} seconds />],
          ['About', <Reference key="about" of={transaction} />],
          [
            'Done by',
            actorId ? (
              <Link key="actor" to={`/users/${actorId}/show`}>
                a member of staff
              </Link>
            ) : (
              <Nothing key="none" />
            ),
          ],
          ['Posted once as', <ShortId key="key" id={idempotencyKey} what="Key" full />],
          ['Id', <ShortId key="id" id={id} what="Transaction id" full />],
        ]}
      />
      <Typography variant="h3" component="h2" sx={{ mt: 2 }}>
        Entries
      </Typography>
      <EntryTable
        label="Entries"
        entries={entries}
        error={null}
        isPending={false}
        empty="A transaction without entries: the books are broken."
      />
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
        They sum to zero in each unit. What is posted is never changed.
      </Typography>
    </Box>
  );
};
