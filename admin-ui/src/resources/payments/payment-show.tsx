import { TabbedShowLayout } from 'react-admin';
import { AuditTimeline } from '../../shared/audit-timeline';
import { RecordShow } from '../../shared/record-show';
import { RecordTabs } from '../../shared/record-tabs';
import { useMay } from '../../shared/use-may';
import { PaymentActions } from './payment-actions';
import { PaymentEntries } from './payment-entries';
import { PaymentHistory } from './payment-history';
import { PaymentOverview } from './payment-overview';
import { usePayment } from './use-payment';

export const PaymentShow = () => {
  const maySeeLedger = useMay('ledger:read');
  return (
    <RecordShow title={<Title />} actions={<PaymentActions />} timeline={<Trail />}>
      <RecordTabs>
        <TabbedShowLayout.Tab label="Overview">
          <PaymentOverview />
        </TabbedShowLayout.Tab>
        <TabbedShowLayout.Tab label="History" path="history">
          <PaymentHistory />
        </TabbedShowLayout.Tab>
        {maySeeLedger ? (
          <TabbedShowLayout.Tab label="Ledger" path="ledger">
            <PaymentEntries />
          </TabbedShowLayout.Tab>
        ) : null}
      </RecordTabs>
    </RecordShow>
  );
};

const Title = () => {
  const payment = usePayment();
  return payment?.receiptNo ?? payment?.name ?? 'Payment';
};

const Trail = () => {
  const payment = usePayment();
  return payment ? <AuditTimeline entityType="payment" entityId={payment.id} /> : null;
};
