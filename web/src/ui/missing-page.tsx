import type { ReactNode } from 'react';

import { LostPage } from './illustrations.js';
import { PageState } from './page-state.js';

interface MissingPageProps {
  title: string;
  /** Why there is nothing at this address. */
  children: string;
  /** Where one can go instead. */
  actions: ReactNode;
}

/** A page for what its address names and is not there. */
export function MissingPage({ title, children, actions }: MissingPageProps) {
  return (
    <PageState asPage picture={<LostPage />} title={title} actions={actions}>
      <p>{children}</p>
    </PageState>
  );
}
