import { useEffect, useState } from 'react';
import { CircleCheck, CircleX, Clock, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';

import type { Payment } from '../../api/billing.js';
import { useMe } from '../../api/me.js';
import { useKept } from '../../api/service.js';
import { money, plural } from '../../lib/format.js';
import { earlierWords } from '../../lib/period-words.js';
import { Button, ButtonLink, buttonClass } from '../../ui/button.js';
import { CapNote } from './cap-note.js';
import { CallOffButton } from './call-off-button.js';
import { GATEWAY_WORDS } from '../../paying/gateway-words.js';
import { ReceiptButton } from './receipt-button.js';
import { wayBack } from '../../lib/way-back.js';

/** So long the page waits before it says that one need not. */
const LONG_MS = 20_000;

interface OutcomeProps {
  payment: Payment;
  /** The person came back by "Back without paying". */
  left: boolean;
  since: number;
  onAsk: () => void;
}

/** What became of a payment, said as it is. */
export function PaymentOutcome({ payment, left, since, onAsk }: OutcomeProps) {
  const kept = useKept();
  const keepsResults = useMe()?.keepsResults ?? false;
  const long = useLater(since + LONG_MS);
  const price = money(payment.amountMinor, payment.currency);
  const words = GATEWAY_WORDS[payment.gateway];
  const byCard = payment.gateway === 'stripe';
  if (payment.status === 'REFUNDED') {
    return (
      <Outcome
        mark={<Undo2 className="size-12 text-muted" aria-hidden="true" />}
        title={`${price} was given back`}
        actions={
          <>
            {payment.generationId && (
              <ButtonLink to="/g/$id" params={{ id: payment.generationId }} look="primary">
                See what happened
              </ButtonLink>
            )}
            <ReceiptButton payment={payment} />
          </>
        }
      >
        <p>
          {payment.generationId && 'No picture came of it. '}
          {payment.name}, {price}, paid by {words.by}: it goes back to where it came from, which may
          take some days.
        </p>
      </Outcome>
    );
  }
  if (payment.status === 'DISPUTED') {
    return (
      <Outcome
        mark={<Undo2 className="size-12 text-muted" aria-hidden="true" />}
        title="The bank took this payment back"
        actions={
          <>
            <ButtonLink to="/account/billing" look="primary">
              Credits and payments
            </ButtonLink>
            <ReceiptButton payment={payment} />
          </>
        }
      >
        <p>
          {payment.name}, {price}, paid by {words.by}, was disputed at the bank. What it bought goes
          with it; if the bank decides for the payment, that comes back by itself.
        </p>
      </Outcome>
    );
  }
  if (payment.status !== 'PENDING' && payment.status !== 'FAILED') {
    return (
      <Outcome
        mark={<CircleCheck className="size-12 text-success" aria-hidden="true" />}
        title={
          payment.generationId
            ? 'Paid: your picture is on its way'
            : payment.purpose === 'plan'
              ? `${planOf(payment)} is yours`
              : `${plural(payment.credits, 'credit')} are yours`
        }
        actions={
          <>
            {payment.generationId ? (
              <ButtonLink to="/g/$id" params={{ id: payment.generationId }} look="primary">
                See your picture
              </ButtonLink>
            ) : (
              <WayOn paid />
            )}
            <ReceiptButton payment={payment} />
          </>
        }
      >
        <p>
          {payment.name}, {price}, paid by {words.by}. The receipt is in your account.
        </p>
        {payment.purpose === 'plan' && keepsResults && (
          <p className="mt-2">
            From now on, what you keep stays until you remove it. {earlierWords(kept)}
          </p>
        )}
        {!payment.generationId && (
          <div className="mt-4 text-left empty:hidden">
            <CapNote
              plans={
                payment.purpose === 'plan'
                  ? [{ name: planOf(payment), credits: payment.credits }]
                  : []
              }
            />
          </div>
        )}
      </Outcome>
    );
  }
  if (payment.status === 'FAILED') {
    return (
      <Outcome
        mark={<CircleX className="size-12 text-muted" aria-hidden="true" />}
        title="Nothing was charged"
        actions={
          <>
            <ButtonLink to="/pricing" look="primary">
              See the prices
            </ButtonLink>
            <WayOn />
          </>
        }
      >
        <p>
          {payment.failure === 'declined'
            ? 'The payment was declined in the end. You can begin anew, and pay in another way.'
            : payment.failure === 'canceled'
              ? 'You cancelled this payment. What you were making is as you left it.'
              : 'The page to pay on has expired, so this payment came to nothing.'}
        </p>
      </Outcome>
    );
  }
  if (payment.underWay) {
    return (
      <Outcome
        mark={<Clock className="size-12 text-muted" aria-hidden="true" />}
        title="Your payment is on its way"
        actions={
          payment.generationId ? (
            <ButtonLink to="/g/$id" params={{ id: payment.generationId }} look="primary">
              See your picture
            </ButtonLink>
          ) : (
            <WayOn />
          )
        }
      >
        <p>
          You agreed to pay {price} by {words.by}, and {words.name} is still moving the money. That
          can take from minutes to some days. There is nothing left for you to do:{' '}
          {payment.generationId
            ? 'your picture begins when it is there, and if that is too late, the money goes back.'
            : 'the credits come by themselves when it is there.'}
        </p>
      </Outcome>
    );
  }
  if (payment.failure === 'declined') {
    return (
      <Outcome
        mark={<CircleX className="size-12 text-danger" aria-hidden="true" />}
        title={byCard ? 'The card was declined' : 'The payment was declined'}
        actions={
          <OpenAgain payment={payment} label={byCard ? 'Try another card' : 'Try another way'} />
        }
      >
        <p>
          {byCard
            ? 'Nothing was charged. Your bank knows why; another card may work.'
            : `Nothing was charged. On the page of ${words.name} you can choose another way to pay.`}
        </p>
      </Outcome>
    );
  }
  if (left) {
    return (
      <Outcome
        mark={<Undo2 className="size-12 text-muted" aria-hidden="true" />}
        title="You came back without paying"
        actions={
          <>
            <OpenAgain payment={payment} label={`Pay ${price} after all`} />
            <CallOffButton payment={payment} label="Cancel this payment" />
          </>
        }
      >
        <p>Nothing was charged. What you were making is as you left it.</p>
      </Outcome>
    );
  }
  return (
    <Outcome
      mark={<Clock className="size-12 text-muted" aria-hidden="true" />}
      title={`Waiting for ${words.name}`}
      actions={
        long && (
          <>
            <Button onClick={onAsk}>Ask again</Button>
            <WayOn />
          </>
        )
      }
    >
      <p>
        {long
          ? 'This takes longer than usual. You need not wait here: if you paid, the credits come by themselves, and the receipt is then in your account.'
          : 'It usually takes a few seconds.'}
      </p>
    </Outcome>
  );
}

/** The name of the plan, without the month that was paid. */
function planOf({ name }: Payment): string {
  return name.split(',')[0] ?? name;
}

function Outcome(props: {
  mark: ReactNode;
  title: string;
  children: ReactNode;
  actions: ReactNode;
}) {
  return (
    <section
      role="status"
      className="flex flex-col items-center rounded-2xl border border-hairline bg-raised px-6 py-10 text-center shadow-card"
    >
      {props.mark}
      <h1 className="mt-4 text-2xl">{props.title}</h1>
      <div className="mt-2 max-w-md text-muted">{props.children}</div>
      <div className="mt-6 flex min-h-11 flex-wrap justify-center gap-3">{props.actions}</div>
    </section>
  );
}

function OpenAgain({ payment, label }: { payment: Payment; label: string }) {
  return (
    <>
      {payment.checkoutUrl ? (
        <a href={payment.checkoutUrl} className={buttonClass('primary')}>
          {label}
        </a>
      ) : (
        <ButtonLink to="/pricing" look="primary">
          See the prices
        </ButtonLink>
      )}
      <WayOn />
    </>
  );
}

/** Back to the studio, with everything kept, where somebody came from there. */
function WayOn({ paid = false }: { paid?: boolean }) {
  const place = wayBack();
  const look = paid ? 'primary' : 'plain';
  return place ? (
    <ButtonLink to={place} look={look}>
      Back to what you were making
    </ButtonLink>
  ) : (
    <ButtonLink to="/catalogue" look={look}>
      Choose what to make
    </ButtonLink>
  );
}

/** Whether this moment has come. */
function useLater(at: number): boolean {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, at - Date.now()) + 50);
    return () => clearTimeout(timer);
  }, [at]);
  return now >= at;
}
