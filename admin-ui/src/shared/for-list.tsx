import type { ReactNode } from 'react';
import { CanAccess } from 'react-admin';
import { AccessDeniedPage } from '../layout/access-denied-page';

/** What only those see who may open the list; lists of the framework ask by themselves. */
export const ForList = ({ of, children }: { of: string; children: ReactNode }) => (
  <CanAccess resource={of} action="list" accessDenied={<AccessDeniedPage />}>
    {children}
  </CanAccess>
);
