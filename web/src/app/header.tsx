import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import clsx from 'clsx';
import { LogOut, Menu, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { mayOpenConsole } from '../api/console.js';
import { useMe } from '../api/me.js';
import { endSession, useSessionState } from '../api/session.js';
import type { Me } from '../api/types.js';
import { plural } from '../lib/format.js';
import { RunUnderWay } from '../features/studio/run-under-way.js';
import { Avatar } from '../ui/avatar.js';
import { ButtonLink, buttonClass } from '../ui/button.js';
import { Logo } from '../ui/logo.js';
import { Skeleton } from '../ui/skeleton.js';
import { ThemeSwitch } from './theme-switch.js';

const NAV = [
  { to: '/catalogue', label: 'Catalogue' },
  { to: '/gallery', label: 'Gallery' },
] as const;

export function Header() {
  const session = useSessionState();
  const search = useWayBack();
  const me = useMe();
  const { open, setOpen, box } = useDisclosure();

  return (
    <header className="site sticky top-0 z-40 border-b border-hairline bg-ground/92 backdrop-blur-sm">
      {/* What there is room for is told by the size of the text: enlarged, less of it fits in a row. */}
      <div className="shell @container/header flex min-h-16 items-center gap-x-2 py-1">
        <Link
          to="/"
          className="-ml-1 flex min-h-11 items-center rounded-lg p-1"
          aria-label="PixShift, to the start page"
        >
          <Logo wordClass={me ? '@max-[18.5rem]/header:hidden' : '@max-[11.5rem]/header:hidden'} />
        </Link>
        <nav aria-label="Main" className="ml-6 hidden items-center gap-1 md:flex">
          {NAV.map(({ to, label }) => (
            <Link
              key={to}
              to={to}
              className="relative grid min-h-11 place-items-center rounded-lg px-3 font-semibold text-muted transition-colors hover:text-ink"
              activeProps={{
                className:
                  '!text-ink after:absolute after:inset-x-3 after:bottom-1.5 after:h-[3px] after:rounded-full after:bg-photo',
              }}
            >
              {label}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex max-w-full items-center gap-2" ref={box}>
          {(session === 'unknown' || session === 'unreachable') && (
            <Skeleton className="h-10 w-28 rounded-xl @max-[17rem]/header:hidden" />
          )}
          {session === 'signed-out' && (
            <>
              <ButtonLink
                to="/sign-in"
                search={search}
                look="quiet"
                className="whitespace-nowrap max-sm:hidden"
              >
                Sign in
              </ButtonLink>
              <ButtonLink
                to="/sign-up"
                search={search}
                look="primary"
                className="whitespace-nowrap @max-[17rem]/header:hidden"
              >
                Start free
              </ButtonLink>
            </>
          )}
          {session === 'signed-in' && me && <RunsLeft me={me} />}
          <button
            type="button"
            aria-expanded={open}
            aria-controls="site-menu"
            aria-label={open ? 'Close menu' : 'Open menu'}
            onClick={() => setOpen(!open)}
            className={clsx(
              'grid size-11 shrink-0 place-items-center',
              me ? 'rounded-full' : buttonClass('quiet', 'small'),
              me && open && 'bg-ink text-ground',
            )}
          >
            {open ? (
              <X className="size-5" aria-hidden="true" />
            ) : me ? (
              <Avatar me={me} className="size-11" />
            ) : (
              <Menu className="size-5" aria-hidden="true" />
            )}
          </button>
          {open && <SiteMenu me={me} signedOut={session === 'signed-out'} />}
        </div>
      </div>
      <RunUnderWay />
    </header>
  );
}

function RunsLeft({ me }: { me: Me }) {
  const { remaining, limit } = me.freeTier;
  const credits = me.credits.available;
  const runs = `${remaining} of ${limit} free runs left`;
  const words = credits > 0 ? `${plural(credits, 'credit')} · ${runs}` : runs;
  return (
    <Link
      to={credits > 0 ? '/account/billing' : '/account'}
      className="tabular flex min-h-11 items-center rounded-full px-1 text-sm font-semibold whitespace-nowrap text-muted hover:text-ink sm:px-3 @max-[14rem]/header:hidden"
    >
      <span className="max-sm:hidden">{words}</span>
      {/* On a phone there is room for one of them. */}
      <span className="sm:hidden">
        {credits > 0 ? plural(credits, 'credit') : plural(remaining, 'free run')}
        <span className="sr-only">, {words}</span>
      </span>
    </Link>
  );
}

function SiteMenu({ me, signedOut }: { me: Me | undefined; signedOut: boolean }) {
  const navigate = useNavigate();
  const search = useWayBack();
  const signOut = async () => {
    // First away from pages that would ask to sign in again.
    await navigate({ to: '/' });
    await endSession();
  };
  const item =
    'flex min-h-11 items-center gap-2 rounded-lg px-3 font-semibold hover:bg-ink/6 [&_svg]:size-4.5';
  return (
    <div
      id="site-menu"
      className="absolute right-[clamp(1rem,4vw,2.5rem)] top-15 w-[min(18rem,calc(100vw-2rem))] animate-[rise_150ms_ease-out] rounded-2xl border border-hairline bg-raised p-2 shadow-lift"
    >
      {me && (
        <div className="border-b border-hairline px-3 pb-3 pt-2">
          <p className="truncate font-semibold">{me.displayName}</p>
          <p className="truncate text-sm text-muted">{me.email ?? me.phone}</p>
          <p className="mt-1 text-sm text-muted tabular">
            {me.freeTier.remaining} of {me.freeTier.limit} free runs left
            {me.credits.available > 0 && ` · ${plural(me.credits.available, 'credit')}`}
          </p>
        </div>
      )}
      <nav aria-label="Menu" className="py-1">
        {NAV.map(({ to, label }) => (
          <Link key={to} to={to} className={clsx(item, 'md:hidden')}>
            {label}
          </Link>
        ))}
        {me && (
          <Link to="/account" className={item}>
            Account
          </Link>
        )}
        {me && mayOpenConsole(me) && (
          <a href="/admin" className={item}>
            Console
          </a>
        )}
        {me && (
          <Link to="/account/billing" className={item}>
            Credits and payments
          </Link>
        )}
        <Link to="/pricing" className={item}>
          Prices
        </Link>
        {signedOut && (
          <>
            <Link to="/sign-in" search={search} className={item}>
              Sign in
            </Link>
            <Link to="/sign-up" search={search} className={item}>
              Make an account
            </Link>
          </>
        )}
        {me && (
          <button type="button" onClick={() => void signOut()} className={clsx(item, 'w-full')}>
            <LogOut aria-hidden="true" />
            Sign out
          </button>
        )}
      </nav>
      <div className="flex items-center justify-between border-t border-hairline px-3 pb-1 pt-3">
        <span className="text-sm text-muted">Theme</span>
        <ThemeSwitch name="theme-menu" />
      </div>
    </div>
  );
}

/** Where the page, which is then one of signing in, leads back to: kept on the way to another of them. */
function useWayBack(): { returnTo?: string } {
  const returnTo = useRouterState({
    select: ({ location }) => (location.search as { returnTo?: unknown }).returnTo,
  });
  return typeof returnTo === 'string' ? { returnTo } : {};
}

/** Open or closed; a press elsewhere, Escape and a new page close it. */
function useDisclosure() {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    if (!open) return;
    const onPress = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      box.current?.querySelector<HTMLElement>('[aria-controls]')?.focus();
    };
    document.addEventListener('pointerdown', onPress);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);
  return { open, setOpen, box };
}
