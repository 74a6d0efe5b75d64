import { useQuery } from '@tanstack/react-query';

import { ownStatsQuery } from '../../api/me.js';
import type { OwnStats } from '../../api/types.js';
import { monthName, plural } from '../../lib/format.js';
import { Card } from '../../ui/card.js';
import { Skeleton } from '../../ui/skeleton.js';

/** What was made in all, and in each of the last twelve months. */
export function StatsCard() {
  const { data: stats, error } = useQuery(ownStatsQuery);
  if (error && !stats) return null;
  return (
    <Card title="What you made">
      {stats ? <Figures stats={stats} /> : <Skeleton className="mt-4 h-60 rounded-xl" />}
    </Card>
  );
}

function Figures({ stats }: { stats: OwnStats }) {
  const { totalTransformations, creditsSpent, favourites, months, notCharged } = stats;
  const figures = [
    ['Made', totalTransformations],
    ['Favourites', favourites],
    ...(creditsSpent > 0 ? [['Credits used', creditsSpent] as const] : []),
  ] as const;
  return (
    <>
      <dl className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(min(100%,5.5rem),1fr))] gap-3 text-center tabular">
        {figures.map(([term, value]) => (
          <div key={term} className="flex flex-col-reverse rounded-xl bg-sunken px-2 py-3">
            <dt className="text-sm text-muted">{term}</dt>
            <dd className="display text-2xl">{value}</dd>
          </div>
        ))}
      </dl>
      <MonthBars months={months} />
      {notCharged > 0 && (
        <p className="mt-3 text-sm text-muted">
          {plural(notCharged, 'run')} did not work out; nothing was charged for{' '}
          {notCharged === 1 ? 'it' : 'them'}.
        </p>
      )}
    </>
  );
}

function MonthBars({ months }: { months: OwnStats['months'] }) {
  const most = Math.max(1, ...months.map(({ transformations }) => transformations));
  return (
    <ol aria-label="Pictures by month" className="mt-5 flex h-32 items-end gap-1">
      {months.map(({ month, transformations }, at) => (
        <li key={month} className="flex h-full min-w-0 flex-1 flex-col justify-end text-center">
          <span className="sr-only">
            {`${monthName(month)}: ${plural(transformations, 'picture')}`}
          </span>
          <span aria-hidden="true" className="text-xs text-muted tabular">
            {transformations > 0 && transformations}
          </span>
          <span
            aria-hidden="true"
            className={transformations > 0 ? 'rounded-t-md bg-photo' : 'bg-hairline'}
            style={{ height: transformations > 0 ? `${(transformations / most) * 65}%` : 2 }}
          />
          <span aria-hidden="true" className="-mx-2 h-5 text-xs whitespace-nowrap text-muted">
            {at % 2 === 1 && monthName(month)}
          </span>
        </li>
      ))}
    </ol>
  );
}
