import type { ErrorComponentProps } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';

import { toApiError } from '../api/api-error.js';
import { usePageMeta } from '../lib/page-meta.js';
import { ErrorState } from '../ui/page-state.js';
import { loadAllPages } from './lazy-pages.js';

/** In the place of a page that could not be loaded or shown; tries again when the line is back. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  usePageMeta('This page did not open', 'Something kept this page from opening.');
  const retry = useCallback(() => void loadAllPages().then(reset), [reset]);
  const { isOffline } = toApiError(error);
  useEffect(() => {
    if (!isOffline) return;
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [isOffline, retry]);
  return <ErrorState asPage error={error} onRetry={retry} />;
}
