import ReceiptIcon from '@mui/icons-material/ReceiptLongOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { TopToolbar, useDataProvider, useNotify } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import { saveFile } from '../../shared/save-file';
import { useMay } from '../../shared/use-may';
import { RefundButton } from './refund-button';
import { usePayment } from './use-payment';

/** What may be done with the payment; what the role or the state does not allow is not shown. */
export const PaymentActions = () => {
  const payment = usePayment();
  const mayRefund = useMay('payments:refund');
  if (!payment) return <TopToolbar />;
  return (
    <TopToolbar sx={{ flexWrap: 'wrap', minHeight: 52 }}>
      {payment.receiptNo ? <ReceiptButton id={payment.id} number={payment.receiptNo} /> : null}
      {mayRefund && payment.refundableMinor > 0 ? <RefundButton payment={payment} /> : null}
    </TopToolbar>
  );
};

const ReceiptButton = ({ id, number }: { id: string; number: string }) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      saveFile(`${number}.pdf`, await dataProvider.receiptOf(id));
      notify(`${number}.pdf is downloaded`, { type: 'success' });
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="small" startIcon={<ReceiptIcon />} loading={busy} onClick={() => void take()}>
      Receipt
    </Button>
  );
};
