import { Box, Skeleton, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { Link } from 'react-admin';
import type { LedgerEntry } from '../../providers/verbs';
import { ErrorNote } from '../../shared/error-note';
import { Moment } from '../../shared/moment';
import { useIsPhone } from '../../shared/phone';
import { Row, Rows } from '../../shared/rows';
import { ACCOUNTS, amountInWords, KINDS } from './words';

interface Props {
  readonly label: string;
  readonly entries: readonly LedgerEntry[] | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly empty: string;
}

export const toTransaction = ({ transactionId }: LedgerEntry): string =>
  `/ledger-transactions/${transactionId}/show`;

/** Entries inside another record's page; each leads to its whole transaction. */
export const EntryTable = ({ label, entries = [], error, isPending, empty }: Props) => {
  const isPhone = useIsPhone();
  if (error) return <ErrorNote error={error} />;
  if (isPending) return <Skeleton variant="rounded" height={160} />;
  if (isPhone || entries.length === 0) {
    return (
      <Rows label={label} error={null} isPending={false} empty={empty}>
        {entries.map((entry) => (
          <Row
            key={entry.id}
            first={<Link to={toTransaction(entry)}>{KINDS[entry.kind]}</Link>}
            second={
              <>
                {whose(entry)} · <Moment at={entry.createdAt} />
              </>
            }
            action={<Amount of={entry} />}
          />
        ))}
      </Rows>
    );
  }
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>When</TableCell>
            <TableCell>What</TableCell>
            <TableCell>Account</TableCell>
            <TableCell align="right">Amount</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {entries.map((entry) => (
            <TableRow key={entry.id}>
              <TableCell>
                <Moment at={entry.createdAt} />
              </TableCell>
              <TableCell>
                <Link to={toTransaction(entry)}>{KINDS[entry.kind]}</Link>
              </TableCell>
              <TableCell>{whose(entry)}</TableCell>
              <TableCell align="right">
                <Amount of={entry} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};

/** An account by what it holds, and whether it is a person's. */
export const whose = ({ account, userId }: LedgerEntry): string =>
  userId === null ? `${ACCOUNTS[account]} (system)` : `${ACCOUNTS[account]} (person)`;

export const Amount = ({ of }: { of: LedgerEntry }) => (
  <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
    {amountInWords(of)}
  </Box>
);
