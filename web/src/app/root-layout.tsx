import { Outlet, useRouterState } from '@tanstack/react-router';
import { WifiOff } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { useLiveBalance } from '../api/live-balance.js';
import { PhotoDesk } from '../features/studio/photo-desk.js';
import { InkFilters } from '../ui/ink-filters.js';
import { Toasts } from '../ui/toasts.js';
import { Footer } from './footer.js';
import { Header } from './header.js';

export function RootLayout() {
  const main = useRef<HTMLElement>(null);
  const announcement = usePageAnnouncement(main);
  useLiveBalance();
  return (
    <Toasts>
      <PhotoDesk>
        <InkFilters />
        <a
          href="#main"
          className="fixed left-3 top-3 z-50 -translate-y-24 rounded-xl bg-ink px-4 py-3 font-semibold text-ground focus:translate-y-0"
        >
          Skip to the content
        </a>
        <div className="flex min-h-dvh flex-col">
          <Header />
          <OfflineNote />
          <main id="main" ref={main} tabIndex={-1} className="flex-1 outline-none">
            <Outlet />
          </main>
          <Footer />
        </div>
        <p role="status" aria-live="polite" className="sr-only">
          {announcement}
        </p>
      </PhotoDesk>
    </Toasts>
  );
}

/** A new page moves the focus to its content and is named to screen readers. */
function usePageAnnouncement(main: { current: HTMLElement | null }): string {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const first = useRef(true);
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    if (path === undefined) return;
    if (first.current) {
      first.current = false;
      return;
    }
    // A page that puts the focus somewhere itself (a form's first field) keeps it there.
    if (!main.current?.contains(document.activeElement)) {
      main.current?.focus({ preventScroll: true });
    }
    const timer = setTimeout(() => setAnnouncement(document.title), 100);
    return () => clearTimeout(timer);
  }, [main, path]);
  return announcement;
}

function OfflineNote() {
  const online = useSyncExternalStore(
    (changed) => {
      addEventListener('online', changed);
      addEventListener('offline', changed);
      return () => {
        removeEventListener('online', changed);
        removeEventListener('offline', changed);
      };
    },
    () => navigator.onLine,
  );
  if (online) return null;
  return (
    <p role="status" className="bg-ink py-2 text-center text-sm font-semibold text-ground">
      <span className="shell inline-flex items-center justify-center gap-2">
        <WifiOff className="size-4" aria-hidden="true" />
        You are offline. What is on the screen stays; the rest waits for the connection.
      </span>
    </p>
  );
}
