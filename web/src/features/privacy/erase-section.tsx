import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { type ApiError, toApiError } from '../../api/api-error.js';
import { eraseAccount } from '../../api/privacy.js';
import { queryClient } from '../../api/query-client.js';
import { endSession } from '../../api/session.js';
import type { Me } from '../../api/types.js';
import { plural } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { describedBy, Field, Input } from '../../ui/field.js';
import { StatusNote } from '../../ui/status-note.js';

interface Confirmation {
  word: string;
  password: string;
}

const WORD = 'ERASE';

/** The way out: says what goes and what stays, and asks twice. */
export function EraseSection({ me }: { me: Me }) {
  const [open, setOpen] = useState(false);
  return (
    <Card title="Erase your account" tone="danger">
      <p className="mt-2 text-muted">
        You are signed out everywhere at once, and then it goes: your name and addresses, your
        photos and results, what you asked for, your settings. {whatIsLost(me)} A plan ends at once,
        without its money back. It cannot be undone, by us either. You get a receipt that says what
        was erased.
      </p>
      <p className="mt-2 text-muted">
        What was paid or used stays in the books without your name, as the law asks.
      </p>
      {open ? (
        <EraseForm me={me} onCancel={() => setOpen(false)} />
      ) : (
        <Button look="danger" className="mt-4" onClick={() => setOpen(true)}>
          Erase my account …
        </Button>
      )}
    </Card>
  );
}

/** What there is to spend, what is set aside for runs included: those are cancelled. */
function whatIsLost({ credits, freeTier }: Me): string {
  const left = [
    [credits.available + credits.held, 'credit'] as const,
    [freeTier.remaining + freeTier.held, 'free run'] as const,
  ]
    .filter(([count]) => count > 0)
    .map(([count, of]) => plural(count, of));
  if (left.length === 0) return 'You have no credits to lose.';
  return `You lose ${left.join(' and ')}: nothing is paid out for them.`;
}

function EraseForm({ me, onCancel }: { me: Me; onCancel: () => void }) {
  const navigate = useNavigate();
  const [problem, setProblem] = useState<ApiError | null>(null);
  const form = useForm<Confirmation>({ defaultValues: { word: '', password: '' } });
  const { errors } = form.formState;
  const erase = useMutation({
    mutationFn: ({ password }: Confirmation) => eraseAccount(me.hasPassword ? password : undefined),
    onSuccess: async (id) => {
      await navigate({ to: '/erased/$id', params: { id } });
      await endSession();
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] === 'me' });
    },
    onError: (thrown) => {
      const error = toApiError(thrown);
      if (error.details.field === 'password') {
        form.setError('password', { message: error.message }, { shouldFocus: true });
      } else setProblem(error);
    },
  });
  const submit = form.handleSubmit((confirmation) => {
    setProblem(null);
    erase.mutate(confirmation);
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-5 space-y-5">
      <Field id="erase-word" label={`Type ${WORD} to confirm`} error={errors.word?.message}>
        <Input
          id="erase-word"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={errors.word ? true : undefined}
          aria-describedby={describedBy('erase-word', errors.word, null)}
          {...form.register('word', {
            validate: (word) => word.trim() === WORD || `Type the word ${WORD}, in capitals.`,
          })}
        />
      </Field>
      {me.hasPassword && (
        <Field id="erase-password" label="Your password" error={errors.password?.message}>
          <Input
            id="erase-password"
            type="password"
            autoComplete="current-password"
            aria-invalid={errors.password ? true : undefined}
            aria-describedby={describedBy('erase-password', errors.password, null)}
            {...form.register('password', { required: 'Your password is needed.' })}
          />
        </Field>
      )}
      {problem && (
        <StatusNote icon={CircleAlert} tone="danger" role="alert">
          {problem.message}
          {problem.details.proof === 'recent-sign-in' && (
            <>
              {' '}
              <Link
                to="/sign-in"
                search={{ returnTo: '/account/privacy' }}
                onClick={() => void endSession()}
                className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
              >
                Sign in again
              </Link>
            </>
          )}
          {problem.requestId && problem.status >= 500 && (
            <span className="mt-1 block text-sm text-muted">Number: {problem.requestId}</span>
          )}
        </StatusNote>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="danger" busy={erase.isPending}>
          Erase everything
        </Button>
        <Button onClick={onCancel}>Keep my account</Button>
      </div>
    </form>
  );
}
