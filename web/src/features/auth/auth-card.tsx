import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import type { ApiError } from '../../api/api-error.js';
import { StatusNote } from '../../ui/status-note.js';

interface AuthCardProps {
  title: string;
  lead: ReactNode;
  error: ApiError | null;
  children: ReactNode;
  footer: ReactNode;
}

/** One card in the middle of the page, for signing in and up. */
export function AuthCard({ title, lead, error, children, footer }: AuthCardProps) {
  return (
    <div className="px-4 py-10 md:py-16">
      <div className="mx-auto w-full max-w-md">
        <div className="rounded-3xl border border-hairline bg-raised p-6 shadow-card sm:p-9">
          <h1 className="text-2xl">{title}</h1>
          <div className="mt-2 text-muted">{lead}</div>
          {error && (
            <div className="mt-5">
              <StatusNote icon={CircleAlert} tone="danger" role="alert">
                {error.message}
                {error.requestId && error.status >= 500 && (
                  <span className="mt-1 block text-sm text-muted">Number: {error.requestId}</span>
                )}
              </StatusNote>
            </div>
          )}
          {children}
        </div>
        <p className="mt-6 text-center text-muted">{footer}</p>
      </div>
    </div>
  );
}
