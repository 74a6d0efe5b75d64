import { Alert, type AlertColor, Box, Skeleton, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-admin';
import type { PaymentDetails } from '../../providers/verbs';
import { Facts } from '../../shared/facts';
import { formatMoney, formatNumber } from '../../shared/format';
import { Moment, Nothing } from '../../shared/moment';
import { PersonLink } from '../../shared/person';
import { ShortId } from '../../shared/short-id';
import { StatusChip } from '../../shared/status-chip';
import { useMay } from '../../shared/use-may';
import { Row, Rows } from '../../shared/rows';
import { RefundRows } from './refund-rows';
import {
  FAILURES,
  GATEWAYS,
  isReplaced,
  REPLACED,
  stateOf,
  whyNothing,
  withCredits,
} from './words';
import { usePayment } from './use-payment';

/** What was bought by whom, how it stands, and what went back of it. */
export const PaymentOverview = () => {
  const payment = usePayment();
  if (!payment) return <Skeleton variant="rounded" height={420} />;
  const { currency, failure } = payment;
  const money = (minor: number): string => formatMoney(minor, currency);
  return (
    <>
      {failure ? (
        <Alert severity={severityOf(payment)} sx={{ mb: 2 }}>
          {isReplaced(payment) ? REPLACED : FAILURES[failure]}
          {failure === 'declined' && payment.status === 'PENDING'
            ? ' Its page is still open, for another way to pay.'
            : null}
        </Alert>
      ) : null}
      {payment.underWay ? (
        <Alert severity="info" sx={{ mb: 2 }}>
          The buyer agreed, and the payment service is still moving the money. Nothing is given for
          it before it is there.
        </Alert>
      ) : null}
      <Facts
        of={[
          ['Status', <StatusChip key="status" status={stateOf(payment)} />],
          ['What', payment.name],
          ...(payment.generationId
            ? [['Run', <RunLink key="run" id={payment.generationId} />] as const]
            : []),
          ['Amount', money(payment.amountMinor)],
          ['Person', <PersonLink key="person" of={payment} />],
          ...(payment.purpose === 'single' ? [] : creditsOf(payment)),
          ['Given back', money(payment.refundedMinor)],
          ...(payment.creditsLost > 0
            ? [
                [
                  'Credits lost',
                  `${formatNumber(payment.creditsLost)}: spent, and their money went back`,
                ] as const,
              ]
            : []),
          [
            'Can be given back',
            payment.receiptNo && payment.refundableMinor === 0
              ? `Nothing: ${whyNothing(payment)}`
              : money(payment.refundableMinor),
          ],
          ['Receipt', payment.receiptNo ?? <Nothing key="none" />],
          ['Begun', <Moment key="created" at={payment.createdAt} seconds />],
          ['Paid', <Moment key="paid" at={payment.paidAt} seconds />],
          ['Through', GATEWAYS[payment.gateway]],
          [
            'Known there as',
            payment.gatewayPaymentId ? (
              <ShortId key="there" id={payment.gatewayPaymentId} what="Payment service's id" full />
            ) : (
              <Nothing key="none" />
            ),
          ],
          ['Id', <ShortId key="id" id={payment.id} what="Payment id" full />],
        ]}
      />
      <Section title="Refunds">
        <RefundRows payment={payment} />
      </Section>
      <Section title="Disputes">
        <Rows label="Disputes" error={null} isPending={false} empty="None.">
          {payment.disputes.map(({ id, amountMinor, credits, status: state, createdAt }) => (
            <Row
              key={id}
              first={withCredits(money(amountMinor), credits)}
              second={<Moment at={createdAt} />}
              action={<StatusChip status={state} />}
            />
          ))}
        </Rows>
      </Section>
    </>
  );
};

const creditsOf = ({ credits, unspentCredits, userErased }: PaymentDetails) =>
  [
    ['Credits bought', formatNumber(credits)],
    [
      'Credits unspent',
      userErased && unspentCredits > 0
        ? `${formatNumber(unspentCredits)} when the account was erased, and lost to it`
        : formatNumber(unspentCredits),
    ],
  ] as const;

/** What it paid for, leading there for those who may see runs. */
const RunLink = ({ id }: { id: string }) =>
  useMay('generations:read-any') ? (
    <Link to={`/generations/${id}/show`}>The run that it pays for</Link>
  ) : (
    <ShortId id={id} what="Generation id" full />
  );

function severityOf(payment: PaymentDetails): AlertColor {
  if (payment.status === 'PENDING') return 'warning';
  return payment.failure === 'canceled' || isReplaced(payment) ? 'info' : 'error';
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box component="section" aria-label={title} sx={{ mt: 2 }}>
    <Typography variant="h3" component="h2">
      {title}
    </Typography>
    {children}
  </Box>
);
