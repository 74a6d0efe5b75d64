import { useEffect } from 'react';

const NAME = 'PixShift';

/** Title and description of the page on screen, also for cards that other sites show. */
export function usePageMeta(title: string, description: string): void {
  useEffect(() => {
    const full = title.startsWith(NAME) ? title : `${title} · ${NAME}`;
    document.title = full;
    set('meta[name="description"]', description);
    set('meta[property="og:title"]', full);
    set('meta[property="og:description"]', description);
  }, [title, description]);
}

function set(selector: string, content: string): void {
  document.head.querySelector(selector)?.setAttribute('content', content);
}
