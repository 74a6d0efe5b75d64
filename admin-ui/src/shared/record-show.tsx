import type { ReactElement, ReactNode } from 'react';
import { Show } from 'react-admin';
import { ShowError, stayOnError } from './load-error';

interface Props {
  readonly title: ReactElement;
  readonly actions: ReactElement | false;
  readonly timeline: ReactElement;
  readonly children: ReactNode;
}

/** A record's page: the record at the left and its timeline at the right, below where it is narrow. */
export const RecordShow = ({ title, actions, timeline, children }: Props) => (
  <Show
    title={title}
    actions={actions}
    aside={timeline}
    error={<ShowError />}
    queryOptions={stayOnError}
    sx={{
      '& .RaShow-main': {
        flexDirection: { xs: 'column', lg: 'row' },
        alignItems: { lg: 'flex-start' },
        gap: 2,
      },
      '& .RaShow-card': { width: '100%', minWidth: 0 },
    }}
  >
    {children}
  </Show>
);
