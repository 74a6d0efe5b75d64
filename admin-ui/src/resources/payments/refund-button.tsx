import UndoIcon from '@mui/icons-material/UndoOutlined';
import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { PaymentDetails, Refund } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { formatMoney, formatNumber } from '../../shared/format';
import { amountText, minorOf } from '../../shared/money-text';
import { randomKey } from '../../shared/random-key';
import { REASON_NOT_KEPT } from './words';

/** Gives the money of a payment back, as a whole or in part. */
export const RefundButton = ({ payment }: { payment: PaymentDetails }) => {
  // One key for each time the dialog is opened: a second try of the same intention gives nothing more.
  const [key, setKey] = useState<string>();
  const close = () => setKey(undefined);
  return (
    <>
      <Button
        size="small"
        color="error"
        startIcon={<UndoIcon />}
        onClick={() => setKey(randomKey())}
      >
        Give money back
      </Button>
      {key === undefined ? null : <RefundDialog payment={payment} intent={key} onClose={close} />}
    </>
  );
};

const RefundDialog = ({
  payment,
  intent,
  onClose,
}: {
  payment: PaymentDetails;
  intent: string;
  onClose: () => void;
}) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const { id, currency, refundableMinor } = payment;
  const money = (minor: number): string => formatMoney(minor, currency);
  const [text, setText] = useState(amountText(refundableMinor, currency));
  const amount = minorOf(text, currency) ?? 0;
  const isAmount = amount >= 1 && amount <= refundableMinor;

  const act = async (reason: string): Promise<string> =>
    outcome(await dataProvider.refundPayment({ id, amountMinor: amount, reason, key: intent }));

  const outcome = ({ status }: Refund): string => {
    if (status === 'FAILED') {
      throw new Error('The payment service refused. No money went back, and the credits are back.');
    }
    if (status === 'AWAITING') return `${money(amount)} waits for a second person`;
    return status === 'PENDING'
      ? `${money(amount)} is on its way; the payment service has not answered yet`
      : `${money(amount)} is given back`;
  };

  return (
    <ConfirmDialog
      title="Give money back"
      verb={isAmount ? `Give back ${money(amount)}` : 'Give back'}
      typed="refund"
      dangerous
      withReason
      reasonFate={payment.userErased ? fateOfReason(amount, payment) : undefined}
      ready={isAmount}
      done="Given back"
      act={act}
      onClose={onClose}
    >
      {payment.userErased
        ? 'It goes to the card or account that paid. The buyer’s account is erased, so nobody gets a mail.'
        : 'It goes to the card or account that paid, and the credits of it are taken at once. A buyer with a confirmed address gets a mail.'}{' '}
      This cannot be undone.
      <Box component="p" sx={{ mb: 0 }}>
        {limitInWords(payment)}
      </Box>
      <TextField
        label={`Amount in ${currency}`}
        value={text}
        onChange={({ target }) => setText(target.value)}
        error={!isAmount}
        helperText={isAmount ? ' ' : `An amount from ${money(1)} to ${money(refundableMinor)}.`}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        autoComplete="off"
        required
        sx={{ mt: 2 }}
      />
    </ConfirmDialog>
  );
};

function fateOfReason(amount: number, { refundableAloneMinor }: PaymentDetails): string {
  return amount > refundableAloneMinor
    ? `${REASON_NOT_KEPT}: a second person sees it until they decide`
    : REASON_NOT_KEPT;
}

/** How much it can be at the most, and what takes from it. */
function limitInWords(payment: PaymentDetails): string {
  const {
    userErased,
    amountMinor,
    refundedMinor,
    refundableMinor,
    refundableAloneMinor,
    currency,
    unspentCredits,
    credits,
  } = payment;
  const money = (minor: number): string => formatMoney(minor, currency);
  const left = amountMinor - refundedMinor;
  const most = `At most ${money(refundableMinor)} of ${money(amountMinor)}`;
  const unspent = `${formatNumber(unspentCredits)} of its ${formatNumber(credits)} credits`;
  const parts = [
    ...(refundedMinor > 0 ? [`${money(refundedMinor)} went back already`] : []),
    ...(refundableMinor < left
      ? [`${unspent} ${userErased ? 'were unspent when the account was erased' : 'are unspent'}`]
      : []),
  ];
  const limit = parts.length === 0 ? `${most}: all of it.` : `${most}: ${parts.join(', and ')}.`;
  return refundableAloneMinor < refundableMinor
    ? `${limit} Above ${money(refundableAloneMinor)} a second person decides, and nothing moves before.`
    : limit;
}
