import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import type { ApiError } from '../../api/api-error.js';
import { register } from '../../api/sign-in.js';
import { useTerms } from '../../api/terms.js';
import { capital, inWords } from '../../lib/format.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button } from '../../ui/button.js';
import { NAME, NameField } from '../../ui/name-field.js';
import { AuthCard } from './auth-card.js';
import { placeError } from './auth-errors.js';
import { AuthLink } from './auth-link.js';
import { EmailField } from './email-field.js';
import { EMAIL, NEW_PASSWORD } from './field-rules.js';
import { NewPasswordField } from './password-field.js';
import { OtherWays } from './other-ways.js';
import { PhoneForm } from './phone-form.js';
import { useReturnWhenSignedIn } from './use-return-when-signed-in.js';
import { useWaitingWords } from './use-waiting-words.js';

const route = getRouteApi('/sign-up');

interface Registration {
  displayName: string;
  email: string;
  password: string;
}

export function SignUpPage() {
  const { freeRuns } = useTerms();
  const gift = giftOf(freeRuns);
  usePageMeta('Make an account', `${gift}. An email and a password is all.`);
  const { returnTo, by } = route.useSearch();
  const waiting = useWaitingWords(returnTo);
  const [error, setError] = useState<ApiError | null>(null);
  const form = useForm<Registration>({
    defaultValues: { displayName: '', email: '', password: '' },
  });
  const { errors, isSubmitting } = form.formState;
  useReturnWhenSignedIn(returnTo);

  const submit = form.handleSubmit(async ({ displayName, email, password }) => {
    setError(null);
    try {
      await register({ displayName: displayName.trim(), email: email.trim(), password });
    } catch (thrown) {
      setError(placeError(thrown, ['displayName', 'email', 'password'], form.setError));
    }
  });

  return (
    <AuthCard
      title={gift}
      lead={leadOf(freeRuns !== 0, by === 'phone', waiting)}
      error={error}
      footer={
        <>
          Been here before?{' '}
          <AuthLink to="/sign-in" search={returnTo ? { returnTo } : {}}>
            Sign in
          </AuthLink>
        </>
      }
    >
      {by === 'phone' ? (
        <PhoneForm page="/sign-up" returnTo={returnTo} />
      ) : (
        <>
          <form noValidate onSubmit={submit} className="mt-6 space-y-5">
            <NameField
              id="displayName"
              label="What shall we call you?"
              error={errors.displayName?.message}
              {...form.register('displayName', NAME)}
            />
            <EmailField
              id="email"
              autoComplete="email"
              error={errors.email?.message}
              {...form.register('email', EMAIL)}
            />
            <NewPasswordField
              id="password"
              label="Password"
              error={errors.password?.message}
              {...form.register('password', NEW_PASSWORD)}
            />
            <Button
              type="submit"
              look="primary"
              size="large"
              className="w-full"
              busy={isSubmitting}
            >
              Make my account
            </Button>
          </form>
          <OtherWays page="/sign-up" returnTo={returnTo} />
        </>
      )}
      <p className="mt-6 text-center text-sm text-muted [&_a]:font-semibold [&_a]:text-ink [&_a]:underline [&_a]:underline-offset-4">
        By making an account you accept the <Link to="/terms">terms</Link>. What happens to your
        data is in the <Link to="/privacy">privacy notice</Link>.
      </p>
    </AuthCard>
  );
}

/** What a month brings without paying. */
function giftOf(freeRuns: number | undefined): string {
  if (freeRuns === undefined) return 'Some pictures are on us';
  if (freeRuns === 0) return 'Make an account';
  return freeRuns === 1
    ? 'One picture is on us'
    : `${capital(inWords(freeRuns))} pictures are on us`;
}

function leadOf(isFree: boolean, byPhone: boolean, waiting: string | undefined): string {
  if (!byPhone && waiting) return `${isFree ? 'Every month. ' : ''}${waiting}`;
  const way = byPhone
    ? 'A code by text message is all; no password needed.'
    : 'An email and a password is all.';
  return isFree ? `Every month, without a card. ${way}` : way;
}
