import { useSyncExternalStore } from 'react';

/** Below Tailwind's `lg`, where what stands side by side elsewhere follows one after the other. */
const narrow = matchMedia('(width < 64rem)');

function subscribe(changed: () => void): () => void {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}

export function useOneColumn(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
