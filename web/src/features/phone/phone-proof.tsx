import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';

import { type ApiError, toApiError } from '../../api/api-error.js';
import { smsOptionsQuery } from '../../api/phone.js';
import { ErrorState } from '../../ui/page-state.js';
import { StatusNote } from '../../ui/status-note.js';
import { CodeStep } from './code-step.js';
import { type Country, countriesOf, likelyCountry } from './countries.js';
import { type NumberDraft, NumberStep } from './number-step.js';
import { PhoneProofSkeleton } from './phone-proof-skeleton.js';
import { SignInAgain } from './sign-in-again.js';

interface PhoneProofProps {
  /** Asks for a code. Resolves with the seconds until another can be asked for. */
  ask: (phone: string, password?: string) => Promise<number>;
  /** The account has a password, which is asked for first. */
  needsPassword?: boolean;
  /** Gives the code back; what happens then is the caller's. */
  prove: (phone: string, code: string) => Promise<void>;
  submitLabel: string;
}

/** Shows that a number is one's own: the number, then the code that was sent to it. */
export function PhoneProof(props: PhoneProofProps) {
  const { data, error, refetch } = useQuery(smsOptionsQuery);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PhoneProofSkeleton />;
  const countries = countriesOf(data.countries);
  const likely = likelyCountry(countries, navigator.languages);
  if (!data.available || !likely) {
    return (
      <div className="mt-6">
        <StatusNote icon={CircleAlert}>
          Codes by text message cannot be sent at the moment. Please use another way.
        </StatusNote>
      </div>
    );
  }
  return <Steps {...props} countries={countries} country={likely} codeLength={data.codeLength} />;
}

interface StepsProps extends PhoneProofProps {
  countries: readonly Country[];
  country: Country;
  codeLength: number;
}

/** What is to be shown beside the field of the step, and what above it. */
interface Problem {
  readonly beside?: string;
  readonly password?: string;
  readonly above?: ApiError;
}

function Steps(props: StepsProps) {
  const { ask, prove, needsPassword = false, submitLabel, countries, country, codeLength } = props;
  const [draft, setDraft] = useState<NumberDraft>({ text: '', country, password: '' });
  const [phone, setPhone] = useState<string | null>(null);
  const [edited, setEdited] = useState(false);
  const [resendAt, setResendAt] = useState(0);
  const [note, setNote] = useState<string | undefined>();
  const [problem, setProblem] = useState<Problem>({});
  const [busy, setBusy] = useState(false);

  /** One thing at a time; what goes wrong is put where it belongs. */
  const attempt = async (field: 'phone' | 'otp', work: () => Promise<void>) => {
    setBusy(true);
    setProblem({});
    setNote(undefined);
    try {
      await work();
    } catch (thrown) {
      const error = toApiError(thrown);
      const isBeside = error.details.field === field || error.status === 429;
      if (isBeside) setProblem({ beside: error.message });
      else if (error.details.proof === 'password') setProblem({ password: error.message });
      else setProblem({ above: error });
    } finally {
      setBusy(false);
    }
  };

  const send = async (number: string): Promise<void> => {
    try {
      setResendAt(
        Date.now() + (await ask(number, needsPassword ? draft.password : undefined)) * 1_000,
      );
    } catch (thrown) {
      const error = toApiError(thrown);
      // One was sent less than a minute ago, perhaps before a reload; it may have been used up since.
      if (error.details.rule !== 'otp-phone-minute') throw error;
      setResendAt(Date.now() + (error.retryAfter ?? 60) * 1_000);
      setNote(
        'A code was sent less than a minute ago. If it does not work any more, ask again in a moment.',
      );
    }
    setPhone(number);
  };

  return (
    <>
      {problem.above && (
        <div className="mt-5">
          <StatusNote icon={CircleAlert} tone="danger" role="alert">
            {problem.above.message}
            {problem.above.details.proof === 'recent-sign-in' && <SignInAgain />}
            {problem.above.requestId && problem.above.status >= 500 && (
              <span className="mt-1 block text-sm text-muted">
                Number: {problem.above.requestId}
              </span>
            )}
          </StatusNote>
        </div>
      )}
      {phone === null ? (
        <NumberStep
          countries={countries}
          draft={draft}
          onChange={setDraft}
          error={problem.beside}
          needsPassword={needsPassword}
          passwordError={problem.password}
          busy={busy}
          autoFocus={edited}
          onSubmit={(number) => void attempt('phone', () => send(number))}
        />
      ) : (
        <CodeStep
          phone={phone}
          length={codeLength}
          submitLabel={submitLabel}
          resendAt={resendAt}
          error={problem.beside}
          note={note}
          busy={busy}
          onSubmit={(code) => void attempt('otp', () => prove(phone, code))}
          onResend={() =>
            void attempt('phone', async () => {
              await send(phone);
              setNote((before) => before ?? 'A new code is on its way. The one before is void.');
            })
          }
          onEditNumber={() => {
            setPhone(null);
            setEdited(true);
            setProblem({});
          }}
        />
      )}
    </>
  );
}
