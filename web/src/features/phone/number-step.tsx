import { type FormEvent, useEffect, useRef, useState } from 'react';

import { Button } from '../../ui/button.js';
import { describedBy, Field, Input } from '../../ui/field.js';
import { PasswordInput } from '../auth/password-input.js';
import { type Country, readNumber } from './countries.js';
import { CountryPicker } from './country-picker.js';

const HINT = 'We text you a code. What a message costs you depends on your carrier.';

/** What has been typed so far, kept while the code is waited for. */
export interface NumberDraft {
  readonly text: string;
  readonly country: Country;
  /** Empty where none is asked for. */
  readonly password: string;
}

interface NumberStepProps {
  countries: readonly Country[];
  draft: NumberDraft;
  onChange: (draft: NumberDraft) => void;
  error: string | undefined;
  needsPassword: boolean;
  passwordError: string | undefined;
  busy: boolean;
  onSubmit: (e164: string) => void;
  /** Somebody came back to correct the number. */
  autoFocus: boolean;
}

export function NumberStep(props: NumberStepProps) {
  const { countries, draft, onChange, needsPassword, passwordError, busy, onSubmit } = props;
  const [problem, setProblem] = useState<string | undefined>();
  const input = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const typed = readNumber(draft.text, draft.country.code);
  // A number that begins with another country's code says itself which that is.
  const country = countries.find(({ code }) => code === typed?.country) ?? draft.country;
  const error = problem ?? props.error;

  useEffect(() => {
    if (props.autoFocus) input.current?.focus();
  }, [props.autoFocus]);
  useEffect(() => {
    if (passwordError) password.current?.focus();
  }, [passwordError]);
  useEffect(() => {
    if (props.error) input.current?.focus();
  }, [props.error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (typed?.isWhole) return onSubmit(typed.e164);
    setProblem(draft.text.trim() ? 'This number is not complete.' : 'Your number is needed.');
    input.current?.focus();
  };
  const change = (next: Partial<NumberDraft>) => {
    setProblem(undefined);
    onChange({ ...draft, ...next });
  };

  return (
    <form noValidate onSubmit={submit} className="mt-6 space-y-5">
      {needsPassword && (
        <Field id="phone-password" label="Your password" error={passwordError}>
          <PasswordInput
            ref={password}
            id="phone-password"
            autoComplete="current-password"
            value={draft.password}
            onChange={(event) => change({ password: event.target.value })}
            aria-invalid={passwordError ? true : undefined}
            aria-describedby={describedBy('phone-password', passwordError, null)}
          />
        </Field>
      )}
      <Field id="phone" label="Phone number" hint={HINT} error={error}>
        <div className="flex gap-2">
          <CountryPicker
            countries={countries}
            value={country}
            onChange={(chosen) =>
              change({ country: chosen, text: draft.text.replace(/^\s*(\+|00).*$/, '') })
            }
            onDone={() => input.current?.focus()}
          />
          <Input
            ref={input}
            id="phone"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            className="min-w-0 flex-1"
            value={draft.text}
            onChange={(event) => change({ text: event.target.value })}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy('phone', error, HINT)}
          />
        </div>
      </Field>
      <Button type="submit" look="primary" size="large" className="w-full" busy={busy}>
        Text me a code
      </Button>
    </form>
  );
}
