import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import type { ApiError } from '../../api/api-error.js';
import { type Credentials, signIn } from '../../api/sign-in.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button } from '../../ui/button.js';
import { AuthCard } from './auth-card.js';
import { placeError } from './auth-errors.js';
import { AuthLink } from './auth-link.js';
import { EmailField } from './email-field.js';
import { EMAIL } from './field-rules.js';
import { PasswordField } from './password-field.js';
import { OtherWays } from './other-ways.js';
import { PhoneForm } from './phone-form.js';
import { useReturnWhenSignedIn } from './use-return-when-signed-in.js';
import { useWaitingWords } from './use-waiting-words.js';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  usePageMeta('Sign in', 'Sign in to make pictures and see your gallery.');
  const { returnTo, by } = route.useSearch();
  const [error, setError] = useState<ApiError | null>(null);
  const form = useForm<Credentials>({ defaultValues: { email: '', password: '' } });
  const { errors, isSubmitting } = form.formState;
  useReturnWhenSignedIn(returnTo);
  const why = whyHere(returnTo, useWaitingWords(returnTo));

  const submit = form.handleSubmit(async (values) => {
    setError(null);
    try {
      await signIn({ ...values, email: values.email.trim() });
    } catch (thrown) {
      setError(placeError(thrown, ['email', 'password'], form.setError));
    }
  });

  return (
    <AuthCard
      title={why.title}
      lead={by === 'phone' ? `A code by text message signs you in. ${why.lead}` : why.lead}
      error={error}
      footer={
        <>
          New here?{' '}
          <AuthLink to="/sign-up" search={returnTo ? { returnTo } : {}}>
            Make an account
          </AuthLink>
        </>
      }
    >
      {by === 'phone' ? (
        <PhoneForm page="/sign-in" returnTo={returnTo} />
      ) : (
        <>
          <form noValidate onSubmit={submit} className="mt-6 space-y-5">
            <EmailField
              id="email"
              autoComplete="username"
              error={errors.email?.message}
              {...form.register('email', EMAIL)}
            />
            <PasswordField
              id="password"
              label="Password"
              autoComplete="current-password"
              error={errors.password?.message}
              {...form.register('password', { required: 'Your password is needed.' })}
            />
            <Link
              to="/forgot-password"
              className="inline-flex min-h-11 items-center text-sm font-semibold text-muted underline underline-offset-4 hover:text-ink"
            >
              Forgotten your password?
            </Link>
            <Button
              type="submit"
              look="primary"
              size="large"
              className="w-full"
              busy={isSubmitting}
            >
              Sign in
            </Button>
          </form>
          <OtherWays page="/sign-in" returnTo={returnTo} />
        </>
      )}
    </AuthCard>
  );
}

const DOORS: readonly { path: RegExp; title: string; lead: string }[] = [
  {
    path: /^\/gallery/,
    title: 'Sign in to see your gallery',
    lead: 'What you make hangs there, and only you can see it.',
  },
  {
    path: /^\/g\//,
    title: 'Sign in to see this picture',
    lead: 'Pictures are shown only to whoever made them.',
  },
  {
    path: /^\/account/,
    title: 'Sign in to your account',
    lead: 'It opens for you alone.',
  },
];

/** Somebody who was sent here is told what for; whoever came by themselves is greeted. */
function whyHere(
  returnTo: string | undefined,
  waiting: string | undefined,
): { title: string; lead: string } {
  if (waiting) return { title: 'Sign in to make it', lead: waiting };
  const door = DOORS.find(({ path }) => returnTo && path.test(returnTo));
  return door ?? { title: 'Welcome back', lead: 'Your pictures are where you left them.' };
}
