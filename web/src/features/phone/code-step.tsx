import { type FormEvent, useEffect, useRef, useState } from 'react';

import { Button } from '../../ui/button.js';
import { describedBy, Field, Input } from '../../ui/field.js';
import { spaced } from './countries.js';
import { useSecondsLeft } from './use-seconds-left.js';

interface CodeStepProps {
  phone: string;
  length: number;
  submitLabel: string;
  /** When another code can be asked for, in ms since 1970. */
  resendAt: number;
  error: string | undefined;
  /** What happened without being wrong, e.g. that a new code was sent. */
  note: string | undefined;
  busy: boolean;
  onSubmit: (code: string) => void;
  onResend: () => void;
  onEditNumber: () => void;
}

/** The code of the message. It is sent on by itself once it has all its digits. */
export function CodeStep(props: CodeStepProps) {
  const { phone, length, submitLabel, resendAt, error, note, busy, onSubmit } = props;
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const input = useRef<HTMLInputElement>(null);
  const secondsLeft = useSecondsLeft(resendAt);
  const shown = problem ?? error;

  useEffect(() => input.current?.focus(), [note]);
  useEffect(() => {
    // Whatever was wrong, the next code is typed from the start.
    if (!error) return;
    setCode('');
    input.current?.focus();
  }, [error]);

  const type = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, length);
    setProblem(undefined);
    setCode(digits);
    if (digits.length === length && digits !== code && !busy) onSubmit(digits);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Of a code that has just gone by itself the answer stands there: a late tap takes it not away.
    if (busy || (code === '' && error)) return;
    if (code.length === length) onSubmit(code);
    else setProblem(`The code has ${length} digits.`);
  };

  return (
    <form noValidate onSubmit={submit} className="mt-6 space-y-5">
      <p>
        We texted a code to{' '}
        <span className="tabular whitespace-nowrap font-semibold">{spaced(phone)}</span>.{' '}
        <button
          type="button"
          onClick={props.onEditNumber}
          className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
        >
          Change the number
        </button>
      </p>
      <Field id="otp" label="Code" error={shown}>
        <Input
          ref={input}
          id="otp"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9]*"
          className="text-center text-2xl tracking-[0.35em] tabular"
          value={code}
          onChange={(event) => type(event.target.value)}
          aria-invalid={shown ? true : undefined}
          aria-describedby={describedBy('otp', shown, null)}
        />
      </Field>
      <Button type="submit" look="primary" size="large" className="w-full" busy={busy}>
        {submitLabel}
      </Button>
      <div className="flex min-h-11 flex-wrap items-center justify-center gap-x-2 text-center text-muted">
        {secondsLeft > 0 ? (
          <p className="tabular">You can ask for another code in {secondsLeft} s.</p>
        ) : (
          <>
            <p>No message?</p>
            <Button look="quiet" onClick={props.onResend} busy={busy}>
              Send another code
            </Button>
          </>
        )}
      </div>
      <p role="status" className="text-center text-sm text-muted empty:hidden">
        {note}
      </p>
    </form>
  );
}
