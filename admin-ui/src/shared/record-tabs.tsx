import type { ReactNode } from 'react';
import { TabbedShowLayout, TabbedShowLayoutTabs, useShowContext } from 'react-admin';

/** The tabs of a record's page, each a `TabbedShowLayout.Tab`; nothing until the record is here. */
export const RecordTabs = ({ children }: { children: ReactNode }) => {
  const { isPending } = useShowContext();
  if (isPending) return null;
  return (
    <TabbedShowLayout tabs={<TabbedShowLayoutTabs variant="scrollable" />}>
      {children}
    </TabbedShowLayout>
  );
};
