import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useGetIdentity } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { PaymentDetails, Refund } from '../../providers/verbs';
import { AskedBy } from '../../shared/asked-by';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { formatMoney } from '../../shared/format';
import { Moment } from '../../shared/moment';
import { PersonName } from '../../shared/person';
import { Row, Rows } from '../../shared/rows';
import { StatusChip } from '../../shared/status-chip';
import { useMay } from '../../shared/use-may';
import { REASON_NOT_KEPT, withCredits } from './words';

/** The refunds of a payment; of one that waits for a second person, what that person can do. */
export const RefundRows = ({ payment }: { payment: PaymentDetails }) => (
  <>
    {payment.refunds.some(({ status }) => status === 'RETURNED') ? (
      <Alert severity="warning" sx={{ my: 1 }}>
        A refund failed after it was made: the payment service has its money again, and the buyer
        has the credits. Ask the buyer how to pay it out, then give it back again.
      </Alert>
    ) : null}
    <Rows label="Refunds" error={null} isPending={false} empty="None by staff.">
      {payment.refunds.map((refund) => (
        <Row
          key={refund.id}
          first={inWords(refund, payment.currency)}
          second={<Who refund={refund} />}
          action={
            <Box
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                gap: 1,
                justifyContent: 'flex-end',
                alignItems: 'center',
              }}
            >
              <StatusChip status={refund.status} />
              {refund.status === 'AWAITING' ? <Decision refund={refund} payment={payment} /> : null}
            </Box>
          }
        />
      ))}
    </Rows>
  </>
);

function inWords({ status, amountMinor, credits }: Refund, currency: string): string {
  const money = formatMoney(amountMinor, currency);
  const hasMoved = status !== 'AWAITING' && status !== 'REJECTED';
  return hasMoved ? withCredits(money, credits) : money;
}

const Who = ({ refund }: { refund: Refund }) => {
  const { decidedBy, decidedByName, status, reason, createdAt } = refund;
  return (
    <>
      <Moment at={createdAt} /> by <AskedBy refund={refund} />
      {decidedBy ? (
        <>
          {status === 'REJECTED' ? '; rejected by ' : '; approved by '}
          <PersonName of={{ userId: decidedBy, userName: decidedByName }} />
        </>
      ) : null}
      {reason ? `: ${reason}` : null}
    </>
  );
};

const Decision = ({ refund, payment }: { refund: Refund; payment: PaymentDetails }) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const { identity } = useGetIdentity();
  const mayRefund = useMay('payments:refund');
  const [open, setOpen] = useState<'approve' | 'reject'>();
  if (!mayRefund || !identity) return null;
  if (identity.id === refund.requestedBy || identity.id === payment.userId) {
    return <span>Somebody else decides.</span>;
  }
  const money = formatMoney(refund.amountMinor, payment.currency);
  const close = () => setOpen(undefined);
  return (
    <>
      <Button size="small" onClick={() => setOpen('reject')}>
        Reject
      </Button>
      <Button size="small" color="error" variant="outlined" onClick={() => setOpen('approve')}>
        Approve
      </Button>
      {open === 'approve' ? (
        <ConfirmDialog
          title={`Give back ${money}`}
          verb="Approve"
          typed="approve"
          dangerous
          done={`${money} is approved`}
          act={() => dataProvider.approveRefund(refund.id)}
          onClose={close}
        >
          The money goes to the card or account that paid, and the credits of it are taken at once.
          This cannot be undone.
        </ConfirmDialog>
      ) : null}
      {open === 'reject' ? (
        <ConfirmDialog
          title={`Reject the refund of ${money}`}
          verb="Reject"
          withReason
          reasonFate={payment.userErased ? REASON_NOT_KEPT : undefined}
          done="The refund is rejected"
          act={(reason) => dataProvider.rejectRefund({ id: refund.id, reason })}
          onClose={close}
        >
          Nothing has moved, and nothing will. It can be asked for again.
        </ConfirmDialog>
      ) : null}
    </>
  );
};
