import { Link } from '@tanstack/react-router';
import { Archive, Image, KeyRound, type LucideIcon, PencilLine } from 'lucide-react';

import type { ActivityItem, ActivityKind } from '../../api/types.js';
import { dayName, timeOfDay } from '../../lib/format.js';

const ICONS: Record<ActivityKind, LucideIcon> = {
  'sign-in': KeyRound,
  change: PencilLine,
  run: Image,
  archive: Archive,
};

const BY: Record<ActivityItem['by'], string | null> = {
  you: null,
  staff: 'By our staff',
  somebody: 'By somebody who was not signed in',
  program: 'By PixShift itself',
};

/** What happened, under the day on which it did. */
export function ActivityDays({ items }: { items: readonly ActivityItem[] }) {
  return byDay(items).map(([day, ofDay]) => (
    <section key={day} aria-label={day} className="mt-6">
      <h2 className="text-lg">{day}</h2>
      <ul className="mt-2 divide-y divide-hairline rounded-2xl border border-hairline bg-raised px-4 shadow-card sm:px-6">
        {ofDay.map((item) => (
          <ActivityRow key={item.id} item={item} />
        ))}
      </ul>
    </section>
  ));
}

function ActivityRow({ item }: { item: ActivityItem }) {
  const { kind, words, at, device, ip, run, by } = item;
  const Icon = ICONS[kind];
  const from = [BY[by], device?.name, ip && `from ${ip}`].filter(Boolean).join(', ');
  return (
    <li className="flex items-start gap-3.5 py-3.5">
      <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-sunken">
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-semibold [overflow-wrap:anywhere]">
          {run ? (
            <Link
              to="/g/$id"
              params={{ id: run.id }}
              className="-my-2.5 inline-block py-2.5 underline decoration-hairline underline-offset-4 hover:decoration-ink"
            >
              {words}
            </Link>
          ) : (
            words
          )}
        </p>
        {from && <p className="text-sm text-muted [overflow-wrap:anywhere]">{from}</p>}
      </div>
      <time dateTime={at} className="shrink-0 pt-0.5 text-sm text-muted tabular">
        {timeOfDay(at)}
      </time>
    </li>
  );
}

/** The items come newest first; so do their days. */
function byDay(items: readonly ActivityItem[]): [string, ActivityItem[]][] {
  const days = new Map<string, ActivityItem[]>();
  for (const item of items) {
    const day = dayName(item.at);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days];
}
