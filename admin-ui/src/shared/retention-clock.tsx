import { useEffect, useState } from 'react';
import type { Generation } from '../providers/verbs';
import { Moment } from './moment';

/** How long the files are kept: the class, and the clock while it runs. */
export const RetentionClock = ({ retention }: { retention: Generation['retention'] }) => {
  const { expiresAt, deletedAt } = retention;
  const kind = retention.class === 'EPHEMERAL' ? 'For a short time' : 'In the gallery';
  if (deletedAt) {
    return (
      <>
        Erased <Moment at={deletedAt} />
      </>
    );
  }
  if (!expiresAt) return kind;
  return (
    <>
      {kind}, <Countdown to={expiresAt} />
    </>
  );
};

const DAY = 86_400;

const Countdown = ({ to }: { to: string }) => {
  const [now, setNow] = useState(() => Date.now());
  const left = Math.max(0, Math.ceil((new Date(to).getTime() - now) / 1000));
  useEffect(() => {
    if (left === 0 || left > DAY) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [left]);
  if (left === 0) return 'due to be erased';
  if (left > DAY) {
    return (
      <>
        until <Moment at={to} />
      </>
    );
  }
  return <time dateTime={to}>gone in {inClock(left)}</time>;
};

function inClock(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}
