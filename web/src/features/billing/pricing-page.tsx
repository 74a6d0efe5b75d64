import clsx from 'clsx';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CircleAlert, FlaskConical, Info } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

import { toApiError } from '../../api/api-error.js';
import { type Gateway, gatewaysQuery, packsQuery } from '../../api/billing.js';
import { ownPlanQuery, plansQuery } from '../../api/plans.js';
import { useMe } from '../../api/me.js';
import { useKept } from '../../api/service.js';
import { useSessionState } from '../../api/session.js';
import { useTerms } from '../../api/terms.js';
import { plural } from '../../lib/format.js';
import { earlierWords } from '../../lib/period-words.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { ButtonLink } from '../../ui/button.js';
import { ErrorState } from '../../ui/page-state.js';
import { Skeleton } from '../../ui/skeleton.js';
import { StatusNote } from '../../ui/status-note.js';
import { CapNote } from './cap-note.js';
import { PackCard } from './pack-card.js';
import { waysToPay } from '../../paying/gateway-words.js';
import { PayWith } from '../../paying/pay-with.js';
import { PlanCard } from './plan-card.js';
import { useBuy } from './use-buy.js';

const route = getRouteApi('/pricing');

export function PricingPage() {
  const { freeRuns, worth } = useTerms();
  const then = worth(10);
  usePageMeta(
    'Prices',
    'Some pictures are free every month; after that each has its price. No subscription needed.',
  );
  return (
    <div className="shell max-w-5xl py-8 md:py-12">
      <h1 className={clsx('text-3xl md:text-4xl', freeRuns === undefined && 'invisible')}>
        {freeRuns ?? 5} free every month{then && `, then ${then}`}
      </h1>
      <p className="mt-3 max-w-2xl text-lg text-muted">
        Ten credits make one standard picture. You see the price before you start, and a run that
        fails, is refused or cancelled costs nothing.
      </p>
      <Offers />
      <Questions />
    </div>
  );
}

function Offers() {
  const { from } = route.useSearch();
  const session = useSessionState();
  const me = useMe();
  const packs = useQuery(packsQuery);
  const plans = useQuery(plansQuery);
  const own = useQuery({ ...ownPlanQuery, enabled: session === 'signed-in' }).data?.subscription;
  const gateways = useQuery(gatewaysQuery);
  const [choice, setChoice] = useState<Gateway['name']>();
  const { buy, busy, error } = useBuy(from);
  const failed = packs.error ?? plans.error ?? gateways.error;
  if (failed && !(packs.data && plans.data && gateways.data)) {
    const again = () => void Promise.all([packs.refetch(), plans.refetch(), gateways.refetch()]);
    return <ErrorState error={failed} onRetry={again} />;
  }
  if (!packs.data || !plans.data || !gateways.data) {
    return (
      <div
        role="status"
        aria-label="Loading the prices"
        className="mt-8 grid gap-5 sm:grid-cols-2 lg:grid-cols-4"
      >
        {[1, 2, 3, 4].map((each) => (
          <Skeleton key={each} className="h-64 rounded-2xl" />
        ))}
      </div>
    );
  }
  const forPacks = gateways.data.data.filter(({ sells }) => sells.includes('pack'));
  const gateway = forPacks.find(({ name }) => name === choice) ?? forPacks[0];
  const forPlans = gateways.data.data.find(({ sells }) => sells.includes('plan'));
  const monthly = plans.data.data.filter(({ period }) => period !== null);
  const subscribed = own && own.status !== 'ENDED' ? own : undefined;
  const start = (offer: { slug: string; amountMinor: number }, by: Gateway | undefined) => {
    if (busy !== null || !by) return;
    buy({ item: offer.slug, gateway: by.name, amountMinor: offer.amountMinor });
  };
  const buying = {
    signedOut: session === 'signed-out',
    from,
  };
  const problem = error && toApiError(error);
  return (
    <>
      {!gateway && (
        <div className="mt-6">
          <StatusNote icon={Info} title="Nothing can be bought here at the moment">
            The prices are as below. Your free runs come every month.
          </StatusNote>
        </div>
      )}
      {gateway?.mode === 'sandbox' && (
        <div className="mt-6">
          <StatusNote icon={FlaskConical} title="A test set-up">
            Payments are played here: no card is charged.
          </StatusNote>
        </div>
      )}
      {problem && (
        <div className="mt-6">
          <StatusNote icon={CircleAlert} tone="danger" role="alert">
            {problem.message}
            {problem.requestId && problem.status >= 500 && (
              <span className="mt-1 block text-sm text-muted">Number: {problem.requestId}</span>
            )}
          </StatusNote>
        </div>
      )}
      <div className="mt-6 empty:hidden">
        <CapNote plans={monthly} />
      </div>
      <OfferRow title="Every month">
        <FreeCard
          signedIn={session === 'signed-in'}
          runs={plans.data.data.find(({ slug }) => slug === 'free')?.freeRuns}
          left={me?.freeTier.remaining}
        />
        {monthly.map((plan) => (
          <PlanCard
            key={plan.slug}
            plan={plan}
            {...buying}
            buyable={forPlans !== undefined}
            own={subscribed}
            busy={busy === plan.slug}
            onBuy={() => start(plan, forPlans)}
          />
        ))}
      </OfferRow>
      <OfferRow
        title="Or credits, as you need them"
        above={
          gateway &&
          forPacks.length > 1 &&
          session !== 'signed-out' && (
            <PayWith gateways={forPacks} chosen={gateway.name} onChoose={setChoice} />
          )
        }
      >
        {packs.data.data.map((pack) => (
          <PackCard
            key={pack.slug}
            pack={pack}
            {...buying}
            buyable={gateway !== undefined}
            busy={busy === pack.slug}
            onBuy={() => start(pack, gateway)}
          />
        ))}
      </OfferRow>
    </>
  );
}

function OfferRow({
  title,
  above,
  children,
}: {
  title: string;
  above?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id} className="text-2xl">
        {title}
      </h2>
      {above}
      <ul className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {children}
      </ul>
    </section>
  );
}

interface FreeCardProps {
  signedIn: boolean;
  /** Free runs a month. */
  runs: number | undefined;
  left: number | undefined;
}

function FreeCard({ signedIn, runs, left }: FreeCardProps) {
  return (
    <li className="flex flex-col rounded-2xl border border-hairline bg-raised p-6 shadow-card">
      <h3 className="text-xl">Free</h3>
      <p className="mt-3 display text-3xl tabular">$0.00</p>
      <p className="mt-1 text-muted">
        {runs === undefined ? 'Some runs' : plural(runs, 'run')} every month, for as long as you
        like.
      </p>
      <div className="mt-auto pt-6">
        {signedIn ? (
          <ButtonLink to="/catalogue" className="w-full">
            {left ? `Use one of your ${left}` : 'See what it makes'}
          </ButtonLink>
        ) : (
          <ButtonLink to="/sign-up" className="w-full">
            Start free
          </ButtonLink>
        )}
      </div>
    </li>
  );
}

const QUESTIONS = [
  [
    'What happens when my free runs are used up?',
    'A run then costs credits. Without credits nothing starts and nothing is charged: your photo and your settings stay where they are until you have bought some or pay for this one picture by itself, or until next month.',
  ],
  [
    'Do credits run out?',
    'Credits that you buy stay until you use them; those of a plan are for its month, and are used first. A run that does not work out gives them back.',
  ],
  [
    'How do I leave a plan?',
    'With two presses in your account, at any time. You keep it until the end of the month that is paid, and nothing more is charged.',
  ],
] as const;

function howToPay(gateways: readonly Gateway[]): string {
  const ways = gateways.length > 0 ? `By ${waysToPay(gateways)}, on` : 'On';
  return `${ways} the page of the payment service. We never see the number of your card, and there is a receipt for every payment in your account.`;
}

function Questions() {
  const { data: gateways } = useQuery(gatewaysQuery);
  const { data: plans } = useQuery(plansQuery);
  const kept = useKept();
  const questions: (readonly [string, string])[] = [
    ...QUESTIONS,
    ['How do I pay?', howToPay(gateways?.data ?? [])],
  ];
  if (plans?.data.some(({ features }) => features.history)) {
    questions.push(['What becomes of pictures that I made before a plan?', earlierWords(kept)]);
  }
  return (
    <section aria-labelledby="questions" className="mt-14 max-w-2xl">
      <h2 id="questions" className="text-2xl">
        Good to know
      </h2>
      <dl className="mt-4 space-y-5">
        {questions.map(([question, words]) => (
          <div key={question}>
            <dt className="font-semibold">{question}</dt>
            <dd className="mt-1 text-muted">{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
