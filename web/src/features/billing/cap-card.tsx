import { useMutation, useQuery } from '@tanstack/react-query';
import clsx from 'clsx';
import { TriangleAlert } from 'lucide-react';
import { useForm, useWatch } from 'react-hook-form';

import { toApiError } from '../../api/api-error.js';
import { capQuery, removeCap, setCap, type Spending } from '../../api/cap.js';
import { queryClient } from '../../api/query-client.js';
import { plural } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { describedBy, Field, Input } from '../../ui/field.js';
import { ErrorState } from '../../ui/page-state.js';
import { Skeleton } from '../../ui/skeleton.js';
import { StatusNote } from '../../ui/status-note.js';
import { useToast } from '../../ui/toasts.js';
import { NearCapNote } from './cap-note.js';
import { CREDITS_A_PICTURE } from './enough-for.js';

const MAX = 1_000_000;

/** A cap on one's own spending: what it is, how near, and its form. */
export function CapCard() {
  const { data: spending, error, refetch } = useQuery(capQuery);
  if (error && !spending) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!spending) return <Skeleton className="h-64 rounded-2xl" />;
  return (
    <Card title="Your own cap">
      <p className="mt-1 text-muted">
        The most credits that your pictures may use in a month, those of a plan too. We tell you
        when four fifths of it are used, and nothing more is made on credits once it is reached. A
        picture that is paid for by itself does not count.
      </p>
      {spending.cap !== null && <Used spending={spending} cap={spending.cap} />}
      <CapForm key={spending.cap} cap={spending.cap} />
    </Card>
  );
}

function Used({ spending, cap }: { spending: Spending; cap: number }) {
  const used = spending.spent + spending.held;
  const isNear = used >= (spending.alertAt ?? cap);
  return (
    <div className="mt-4 space-y-3">
      <div>
        <p id="cap-used" className="text-sm tabular">
          <strong>{used}</strong> of {plural(cap, 'credit')} used this month
          {spending.held > 0 && `, ${spending.held} of them set aside for runs in progress`}
        </p>
        <div
          role="meter"
          aria-labelledby="cap-used"
          aria-valuemin={0}
          aria-valuemax={cap}
          aria-valuenow={Math.min(used, cap)}
          className="mt-2 h-3 overflow-hidden rounded-full border border-control bg-sunken"
        >
          <div
            className={clsx('h-full', isNear ? 'bg-warning' : 'bg-success')}
            style={{ width: `${Math.min(100, (used / cap) * 100)}%` }}
          />
        </div>
      </div>
      <NearCapNote />
    </div>
  );
}

function CapForm({ cap }: { cap: number | null }) {
  const say = useToast();
  const form = useForm({ defaultValues: { credits: cap === null ? '' : String(cap) } });
  const error = form.formState.errors.credits?.message;
  const fresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: capQuery.queryKey }),
      queryClient.invalidateQueries({ queryKey: ['quote'] }),
    ]);
  const save = useMutation({
    mutationFn: setCap,
    onSuccess: async () => {
      say('Saved.');
      await fresh();
    },
    onError: (thrown) =>
      form.setError('credits', { message: toApiError(thrown).message }, { shouldFocus: true }),
  });
  const remove = useMutation({
    mutationFn: removeCap,
    onSuccess: async () => {
      say('There is no cap any more.');
      await fresh();
    },
    onError: (thrown) => say(toApiError(thrown).message, 'bad'),
  });
  const submit = form.handleSubmit(({ credits }) => save.mutate(Number(credits)));
  const typed = useWatch({ control: form.control, name: 'credits' });
  const isTooLow = problemOf(typed) === true && Number(typed) < CREDITS_A_PICTURE;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-4">
      <Field
        id="cap-credits"
        label="Credits a month, at the most"
        hint="Ten credits make one standard picture."
        error={error}
      >
        <div className="flex flex-wrap gap-3">
          <Input
            id="cap-credits"
            inputMode="numeric"
            autoComplete="off"
            className="min-w-32 flex-1 basis-40 sm:max-w-60"
            aria-invalid={error !== undefined}
            aria-describedby={describedBy('cap-credits', error, true)}
            {...form.register('credits', { validate: problemOf })}
          />
          <Button type="submit" look="primary" busy={save.isPending}>
            {cap === null ? 'Set the cap' : 'Change the cap'}
          </Button>
          {cap !== null && (
            <Button busy={remove.isPending} onClick={() => remove.mutate()}>
              Remove the cap
            </Button>
          )}
        </div>
      </Field>
      <div role="status">
        {isTooLow && (
          <div className="mt-3">
            <StatusNote icon={TriangleAlert} tone="warning" title="Less than one picture costs">
              A standard picture costs {CREDITS_A_PICTURE} credits: with this cap none is made on
              credits.
            </StatusNote>
          </div>
        )}
      </div>
    </form>
  );
}

function problemOf(text: string): string | true {
  const credits = Number(text.trim());
  return (
    (Number.isInteger(credits) && credits >= 1 && credits <= MAX && text.trim() !== '') ||
    'A whole number from 1 to 1,000,000, please.'
  );
}
