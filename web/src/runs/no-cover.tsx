import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ticket } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import type { Gateway } from '../api/billing.js';
import { catalogueQuery } from '../api/catalogue.js';
import { useSells } from '../api/service.js';
import type { QuoteRefusal } from '../api/types.js';
import { longDate, money, plural, whole } from '../lib/format.js';
import { onTheTable } from '../lib/on-the-table.js';
import { PayWith } from '../paying/pay-with.js';
import { useSingleGateways } from '../paying/single-gateways.js';
import { Button, ButtonLink } from '../ui/button.js';
import { StatusNote } from '../ui/status-note.js';

export interface NoCoverProps {
  /** What the server would answer, or has answered. */
  refusal: Pick<QuoteRefusal, 'message' | 'details'>;
  /** What it would be made by. */
  slug: string;
  /** Where to come back to with credits. */
  from: string;
  /** Starts it to be paid for by itself, there. */
  onPaySingle?: ((gateway: Gateway['name']) => void) | undefined;
  paying?: boolean;
}

const TITLES: Readonly<Record<string, string>> = {
  FREE_RUNS_USED: 'This month’s free runs are used up',
  CREDITS_SHORT: 'You need more credits for this one',
  CREDITS_OWED: 'Credits are owed first',
  SPENDING_CAP_REACHED: 'Your own cap is in the way',
  PLAN_NEEDED: 'This one is part of a plan',
};

/** Nothing pays for a run: why, and every way on, in the same words wherever it is met. */
export function NoCover({ refusal, slug, from, onPaySingle, paying = false }: NoCoverProps) {
  const { data: types } = useQuery(catalogueQuery);
  const kind = types?.find((type) => type.slug === slug)?.inputKind;
  const sells = useSells();
  const { reason, waysOn } = refusal.details;
  const ways: readonly unknown[] = Array.isArray(waysOn) ? waysOn : [];
  const price = refusal.details.price as { amountMinor: number; currency: string } | undefined;
  const gateways = useSingleGateways();
  const [choice, setChoice] = useState<Gateway['name']>();
  const gateway = gateways.find(({ name }) => name === choice) ?? gateways[0];
  const single = sells && price && ways.includes('pay-single') && gateway ? onPaySingle : undefined;
  const needsPlan = sells && reason === 'PLAN_NEEDED';
  // There are credits, and only their owner's word keeps them back.
  const isCapped = ways.includes('change-cap');
  return (
    <StatusNote
      icon={Ticket}
      tone="warning"
      title={TITLES[String(reason)] ?? 'Nothing pays for this one'}
      role="status"
    >
      <p>
        {words(refusal)}
        {ways.includes('wait') && <Renewal details={refusal.details} />}
      </p>
      {(single || needsPlan || isCapped || (sells && ways.includes('buy-credits'))) && (
        <>
          {single && gateway && gateways.length > 1 && (
            <PayWith gateways={gateways} chosen={gateway.name} onChoose={setChoice} />
          )}
          <p className="mt-3 flex flex-wrap gap-3">
            {needsPlan && (
              <ButtonLink to="/pricing" search={{ from }} look="primary">
                See the plans
              </ButtonLink>
            )}
            {isCapped && (
              <ButtonLink to="/account/billing" hash="cap" look="primary">
                Change or remove the cap
              </ButtonLink>
            )}
            {single && price && gateway && (
              <Button
                look={isCapped ? 'plain' : 'primary'}
                className="py-1.5"
                busy={paying}
                onClick={() => single(gateway.name)}
              >
                Pay {money(price.amountMinor, price.currency)} for this one picture
              </Button>
            )}
            {sells && ways.includes('buy-credits') && (
              <ButtonLink to="/pricing" search={{ from }} look={single ? 'plain' : 'primary'}>
                Buy credits
              </ButtonLink>
            )}
          </p>
          <p className="mt-2 text-sm text-muted">{onTheTable(kind)} stay here meanwhile.</p>
        </>
      )}
      <p className="mt-1 flex flex-wrap gap-x-4">
        <TextLink to="/gallery">What you have made</TextLink>
        {isCapped ? (
          <TextLink to="/account/billing" hash="cap">
            Your usage
          </TextLink>
        ) : (
          <TextLink to="/account">Your usage</TextLink>
        )}
      </p>
    </StatusNote>
  );
}

function words({ message, details }: NoCoverProps['refusal']): string {
  const { reason, creditsNeeded, creditsAvailable } = details;
  if (reason === 'FREE_RUNS_USED' || reason === 'CREDITS_SHORT') {
    return `This one costs ${plural(Number(creditsNeeded), 'credit')}, and you have ${whole(Number(creditsAvailable))}.`;
  }
  if (reason === 'SPENDING_CAP_REACHED') {
    const { cap, capUsed, capResetAt } = details;
    const used = `${whole(Number(capUsed))} of the ${whole(Number(cap))} that you let this month cost`;
    return `This one costs ${plural(Number(creditsNeeded), 'credit')}, and ${used} are spent or set aside. A new month begins on ${longDate(String(capResetAt))}.`;
  }
  return message;
}

function Renewal({ details }: { details: NoCoverProps['refusal']['details'] }) {
  // The server's words name the day where it is the cap's.
  const { renewsAt } = (details.freeTier ?? {}) as { renewsAt?: string };
  if (details.capResetAt !== undefined || renewsAt === undefined) return null;
  return (
    <>
      {' '}
      New free runs come on <strong>{longDate(renewsAt)}</strong>.
    </>
  );
}

interface TextLinkProps {
  to: '/gallery' | '/account' | '/account/billing';
  hash?: string;
  children: ReactNode;
}

function TextLink({ children, ...where }: TextLinkProps) {
  return (
    <Link
      {...where}
      className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
    >
      {children}
    </Link>
  );
}
