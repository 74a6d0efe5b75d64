import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';

import type { OAuthProvider } from '../../api/oauth-providers.js';
import { startUrl } from '../../api/provider-sign-in.js';
import { useSessionState } from '../../api/session.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { safeReturnTo } from '../../lib/return-to.js';
import { ButtonLink, buttonClass } from '../../ui/button.js';
import { BrokenPencil, EmptyFrame, UnpluggedCable } from '../../ui/illustrations.js';
import { PageState } from '../../ui/page-state.js';
import { type Problem, problemWords } from './callback-problems.js';

interface CallbackProblemProps {
  problem: Problem;
  provider?: OAuthProvider | undefined;
  name?: string | undefined;
  returnTo?: string | undefined;
  /** The person was signed in, and wanted one more way in. */
  isLinking: boolean;
}

/** What went wrong at a provider or on the way, and a way on. */
export function CallbackProblem({
  problem,
  provider,
  name,
  returnTo,
  isLinking,
}: CallbackProblemProps) {
  const { title, text, hasNumber } = problemWords(problem.kind, name);
  usePageMeta(title, text);
  const isSignedIn = useSessionState() === 'signed-in';
  return (
    <div role="alert">
      <PageState
        asPage
        picture={pictureOf(problem.kind)}
        title={title}
        actions={
          isSignedIn ? (
            <GoOn returnTo={isLinking ? '/account/security' : returnTo} />
          ) : (
            <>
              {provider && problem.kind !== 'off' && !isLinking && (
                <a href={startUrl(provider, returnTo)} className={buttonClass('primary')}>
                  <RotateCw aria-hidden="true" />
                  Try again
                </a>
              )}
              <ButtonLink to="/sign-in" search={returnTo ? { returnTo } : {}}>
                Other ways to sign in
              </ButtonLink>
            </>
          )
        }
      >
        <p>{text}</p>
        {isSignedIn && !isLinking && <p className="mt-3">You are signed in, by the way.</p>}
        {hasNumber && problem.requestId && (
          <p className="mt-3 text-sm">
            If it stays like this, tell us this number:{' '}
            <code className="rounded bg-sunken px-1.5 py-0.5 select-all">{problem.requestId}</code>
          </p>
        )}
      </PageState>
    </div>
  );
}

function pictureOf(kind: Problem['kind']): ReactNode {
  if (kind === 'unavailable' || kind === 'offline') return <UnpluggedCable />;
  return kind === 'failed' || kind === 'untrusted' ? <BrokenPencil /> : <EmptyFrame />;
}

function GoOn({ returnTo }: { returnTo: string | undefined }) {
  return (
    <a href={safeReturnTo(returnTo)} className={buttonClass('primary')}>
      Go on
    </a>
  );
}
