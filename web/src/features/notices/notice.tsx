import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { type ServiceFacts, serviceQuery } from '../../api/service.js';
import { ErrorState } from '../../ui/page-state.js';
import { Skeleton } from '../../ui/skeleton.js';

interface NoticeProps {
  title: string;
  lead: string;
  /** The paragraphs, with what this installation's settings say. */
  children: (facts: ServiceFacts) => ReactNode;
}

/** A page to read: terms, privacy, contact. What it promises comes from the settings it describes. */
export function Notice({ title, lead, children }: NoticeProps) {
  const { data: facts, error, refetch } = useQuery(serviceQuery);
  return (
    <article className="shell max-w-3xl py-8 md:py-12">
      <h1 className="text-3xl">{title}</h1>
      <p className="mt-3 text-lg text-muted">{lead}</p>
      {facts ? (
        <div className="mt-8 space-y-8">{children(facts)}</div>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <div role="status" aria-label="Loading" className="mt-8 space-y-5">
          <Skeleton className="h-40 rounded-2xl" />
          <Skeleton className="h-64 rounded-2xl" />
          <Skeleton className="h-40 rounded-2xl" />
        </div>
      )}
    </article>
  );
}

export function Passage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="text-xl">{title}</h2>
      <div className="mt-2 space-y-3 [&_li]:pl-1 [&_ul]:list-disc [&_ul]:space-y-1.5 [&_ul]:pl-5">
        {children}
      </div>
    </section>
  );
}

export function MailLink({ to }: { to: string }) {
  return (
    <a
      href={`mailto:${to}`}
      className="font-semibold [overflow-wrap:anywhere] underline underline-offset-4"
    >
      {to}
    </a>
  );
}
