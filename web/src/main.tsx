import './styles.css';

import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { queryClient } from './api/query-client.js';
import { sessionReady } from './api/session.js';
import { loadAllPages } from './app/lazy-pages.js';
import { router } from './app/router.js';

// Pages that need to know say themselves what is wrong.
sessionReady().catch(() => undefined);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

// A while after this page, so that they stand in nothing's way: the others, for opening at once and
// without a network too.
addEventListener('load', () => setTimeout(() => void loadAllPages(), 2_000));
