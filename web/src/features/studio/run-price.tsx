import type { ReactNode } from 'react';

import { useTerms } from '../../api/terms.js';
import type { Me, Quote, TransformationType } from '../../api/types.js';
import { longDate, money, plural, priceWords } from '../../lib/format.js';
import { Skeleton } from '../../ui/skeleton.js';

interface RunPriceProps {
  type: TransformationType;
  me: Me | undefined;
  quote: Quote | undefined;
  quoting: boolean;
  covered: boolean;
}

/** What a run costs and who pays it; in money only where it can be paid with money. */
export function RunPrice({ type, me, quote, quoting, covered }: RunPriceProps) {
  const { freeRuns, worth: worthOf } = useTerms();
  const { credits: perUnit, unit } = type.price;
  if (!me) {
    return isFreeOnce(type) ? (
      <PriceLines main="Free with an account" sub={freeWords(freeRuns, worthOf(perUnit))} />
    ) : (
      <PriceLines
        main={priceWords(perUnit, unit, worthOf(perUnit))}
        sub={worthOf(perUnit) && plural(perUnit, 'credit')}
      />
    );
  }
  if (quoting && !quote) {
    return (
      <div role="status" aria-label="Asking for the price" className="py-1">
        <Skeleton className="h-6 w-36" />
        <Skeleton className="mt-2 h-4 w-48" />
      </div>
    );
  }
  const credits = quote?.credits ?? perUnit;
  const expected = worthOf(credits);
  const worth =
    quote && expected
      ? money(quote.moneyEquivalent.amountMinor, quote.moneyEquivalent.currency)
      : expected;
  if (quote ? quote.paidBy === 'free-run' : paysFree(type, me)) {
    const { used, held, limit, renewsAt } = me.freeTier;
    const instead = worth ?? plural(credits, 'credit');
    return (
      <PriceLines
        main={`Free run ${Math.min(limit, used + held + 1)} of ${limit}`}
        sub={`Instead of ${instead}; new ones on ${longDate(renewsAt)}`}
      />
    );
  }
  const from = `from your ${plural(me.credits.available, 'credit')}`;
  return (
    <PriceLines
      main={plural(credits, 'credit')}
      sub={[worth, covered && from].filter(Boolean).join(', ')}
    />
  );
}

export function PriceLines({ main, sub }: { main: ReactNode; sub?: ReactNode }) {
  return (
    <>
      <p className="display text-xl tabular">{main}</p>
      {sub && <p className="text-sm text-muted tabular first-letter:uppercase">{sub}</p>}
    </>
  );
}

function freeWords(runs: number | undefined, worth: string | undefined): string | undefined {
  if (runs === undefined) return undefined;
  const words = `${plural(runs, 'run')} every month`;
  return worth ? `${words}, then ${worth} each` : words;
}

function isFreeOnce(type: TransformationType): boolean {
  return type.freeTierEligible && type.price.credits <= 10;
}

/** Whether a free run of this month pays it. */
export function paysFree(type: TransformationType, me: Me): boolean {
  return isFreeOnce(type) && me.freeTier.remaining > 0;
}
