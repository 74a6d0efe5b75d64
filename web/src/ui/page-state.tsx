import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';

import { toApiError } from '../api/api-error.js';
import { Button } from './button.js';
import { BrokenPencil, UnpluggedCable } from './illustrations.js';

interface PageStateProps {
  picture: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** The title is the page's only heading. */
  asPage?: boolean;
}

/** Empty, missing and failed states: a drawing, one sentence, and a way on. */
export function PageState({ picture, title, children, actions, asPage }: PageStateProps) {
  const Heading = asPage ? 'h1' : 'h2';
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center px-4 py-12 text-center md:py-16">
      <div className="w-60 max-w-full text-ink">{picture}</div>
      <Heading className="mt-6 text-2xl">{title}</Heading>
      {children && <div className="mt-3 text-muted">{children}</div>}
      {actions && <div className="mt-6 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  );
}

interface ErrorStateProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
  title?: string;
  asPage?: boolean;
}

/** What went wrong, what it means, its request id, and a way on. */
export function ErrorState({ error, onRetry, title, asPage }: ErrorStateProps) {
  const problem = toApiError(error);
  return (
    <div role="alert">
      <PageState
        asPage={asPage ?? false}
        picture={problem.isOffline ? <UnpluggedCable /> : <BrokenPencil />}
        title={title ?? (problem.isOffline ? 'No line to PixShift' : 'The pencil broke')}
        actions={
          onRetry && (
            <Button look="primary" onClick={onRetry}>
              <RotateCw aria-hidden="true" />
              Try again
            </Button>
          )
        }
      >
        <p>{problem.message}</p>
        {problem.requestId && (
          <p className="mt-3 text-sm">
            If it stays like this, tell us this number:{' '}
            <code className="rounded bg-sunken px-1.5 py-0.5 select-all">{problem.requestId}</code>
          </p>
        )}
      </PageState>
    </div>
  );
}
