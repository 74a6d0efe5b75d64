import { useEffect } from 'react';

const PRODUCT = 'PixShift console';

/** Names the tab after the page; nothing: after the console alone. */
export function useDocumentTitle(page?: string): void {
  useEffect(() => {
    document.title = page ? `${page} · ${PRODUCT}` : PRODUCT;
  }, [page]);
}

/**
 * Names the tab after the heading of whatever page is open. The framework writes the heading through
 * a portal, so that the heading itself is what is watched.
 */
export function useTitleOfHeading(): void {
  useEffect(() => {
    const heading = document.getElementById('react-admin-title');
    if (!heading) return;
    const follow = () => {
      const text = heading.textContent.trim();
      document.title = text ? `${text} · ${PRODUCT}` : PRODUCT;
    };
    follow();
    const observer = new MutationObserver(follow);
    observer.observe(heading, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}
