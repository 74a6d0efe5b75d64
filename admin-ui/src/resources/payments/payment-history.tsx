import type { PaymentDetails } from '../../providers/verbs';
import { formatMoney } from '../../shared/format';
import { Moment } from '../../shared/moment';
import { Row, Rows } from '../../shared/rows';
import { ShortId } from '../../shared/short-id';
import { StatusChip } from '../../shared/status-chip';
import { GATEWAYS, messageInWords } from './words';
import { usePayment } from './use-payment';

interface Step {
  readonly key: string;
  readonly at: string;
  readonly what: string;
  readonly status?: string;
  readonly eventId?: string;
}

/** Everything that happened to the payment, in its order: by us, by staff and by the payment service. */
export const PaymentHistory = () => {
  const payment = usePayment();
  if (!payment) return null;
  return (
    <Rows label="History" error={null} isPending={false} empty="Nothing yet.">
      {stepsOf(payment).map(({ key, at, what, status, eventId }) => (
        <Row
          key={key}
          first={what}
          second={
            <>
              <Moment at={at} seconds />
              {eventId ? (
                <>
                  {' · '}
                  <ShortId id={eventId} what="Message id" />
                </>
              ) : null}
            </>
          }
          action={status ? <StatusChip status={status} /> : null}
        />
      ))}
    </Rows>
  );
};

function stepsOf(payment: PaymentDetails): Step[] {
  const { createdAt, paidAt, receiptNo, currency, refunds, disputes, messages, gateway } = payment;
  const money = (minor: number): string => formatMoney(minor, currency);
  const steps: Step[] = [
    { key: 'created', at: createdAt, what: 'Begun' },
    ...(paidAt ? [{ key: 'paid', at: paidAt, what: `Paid; receipt ${receiptNo ?? ''}` }] : []),
    ...refunds.map(({ id, createdAt: at, amountMinor, status }) => ({
      key: id,
      at,
      what: `Refund of ${money(amountMinor)} by staff`,
      status,
    })),
    ...disputes.map(({ id, createdAt: at, amountMinor, status }) => ({
      key: id,
      at,
      what: `Dispute of ${money(amountMinor)}`,
      status,
    })),
    ...messages.map(({ eventId, type, receivedAt: at, status }) => ({
      key: eventId,
      at,
      what: `${GATEWAYS[gateway]}: ${messageInWords(type)}`,
      status,
      eventId,
    })),
  ];
  return steps.sort((a, b) => a.at.localeCompare(b.at));
}
