import clsx from 'clsx';

import type { Me } from '../../api/types.js';
import { longDate, plural } from '../../lib/format.js';
import { ButtonLink } from '../../ui/button.js';

const CRAYONS = [
  'var(--photo)',
  'var(--story)',
  'var(--coloring)',
  'var(--fursona)',
  'var(--hair)',
];

/** This month's free runs as a row of crayons: used ones are worn down to a stub. */
export function UsageCard({ me }: { me: Me }) {
  const { used, held, remaining, limit, renewsAt } = me.freeTier;
  return (
    <section
      aria-labelledby="usage-heading"
      className="rounded-2xl border border-hairline bg-raised p-6 shadow-card"
    >
      <h2 id="usage-heading" className="text-xl">
        Free runs this month
      </h2>
      <div
        role="img"
        aria-label={`${remaining} of ${limit} free runs left`}
        className="mt-5 flex h-40 items-end gap-[4%] border-b-2 border-ink/80 px-2"
      >
        {limit <= 12 &&
          Array.from({ length: limit }, (_, index) => (
            <Crayon
              key={index}
              colour={CRAYONS[index % CRAYONS.length]!}
              state={index < used ? 'used' : index < used + held ? 'held' : 'left'}
            />
          ))}
      </div>
      <dl className="mt-5 grid grid-cols-3 gap-3 text-center tabular">
        {[
          ['Left', remaining],
          ['In work', held],
          ['Used', used],
        ].map(([term, value]) => (
          <div key={term} className="flex flex-col-reverse rounded-xl bg-sunken px-2 py-3">
            <dt className="text-sm text-muted">{term}</dt>
            <dd className="display text-2xl">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-5 text-muted">
        {remaining > 0 ? (
          <>
            {plural(limit, 'fresh one')} come on{' '}
            <strong className="text-ink">{longDate(renewsAt)}</strong>. A run that fails gives its
            crayon back.
          </>
        ) : (
          <>
            This month’s are used up. {plural(limit, 'fresh one')} come on{' '}
            <strong className="text-ink">{longDate(renewsAt)}</strong>. Until then your credits pay,
            if you have any. Your gallery stays open.
          </>
        )}
      </p>
      <div className="mt-5">
        {remaining > 0 ? (
          <ButtonLink to="/catalogue" look="primary">
            Use one
          </ButtonLink>
        ) : (
          <ButtonLink to="/gallery">See what you made</ButtonLink>
        )}
      </div>
    </section>
  );
}

const WHOLE = 'M9 44q0-4 4-4l7-31q4-5 8 0l7 31q4 0 4 4v92q0 3-3 3H12q-3 0-3-3z';
const STUB = 'M9 106q0-4 4-4c1-7 4-11 11-11s10 4 11 11q4 0 4 4v30q0 3-3 3H12q-3 0-3-3z';
const INK = { stroke: 'currentColor', strokeWidth: 2.6, strokeLinejoin: 'round' } as const;

function Crayon({ colour, state }: { colour: string; state: 'used' | 'held' | 'left' }) {
  const used = state === 'used';
  return (
    <svg
      viewBox={used ? '0 86 48 54' : '0 0 48 140'}
      preserveAspectRatio="xMidYMax meet"
      fill="none"
      aria-hidden="true"
      className={clsx(
        'min-w-0 flex-1',
        used ? 'h-[38%]' : 'h-full',
        state === 'held' && 'opacity-55',
      )}
    >
      {used ? (
        <>
          <path d={STUB} fill={colour} opacity={0.35} />
          <path className="inked" d={`${STUB}M9 126c10-5 20 5 30 0`} {...INK} />
        </>
      ) : (
        <>
          <path d={WHOLE} fill={colour} />
          <path
            className="inked"
            d={`${WHOLE}M9 44h30M9 62c10-5 20 5 30 0M9 118c10-5 20 5 30 0M9 124c10-5 20 5 30 0`}
            strokeDasharray={state === 'held' ? '4 5' : undefined}
            {...INK}
          />
        </>
      )}
    </svg>
  );
}
