import { Alert, Button, Stack, TextField, Typography } from '@mui/material';
import { type SubmitEvent, useState } from 'react';
import { Notification, useLogin } from 'react-admin';
import { ApiError } from '../api/api-error';
import { CentredCard } from './centred-card';
import { useDocumentTitle } from './document-title';

type Field = 'email' | 'password';

interface Refusal {
  readonly fields: Partial<Record<Field, string>>;
  readonly general?: { text: string; requestId: string | undefined };
}

const MISSING: Record<Field, string> = {
  email: 'Enter your email.',
  password: 'Enter your password.',
};

export const SignInPage = () => {
  useDocumentTitle('Sign in');
  const login = useLogin();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>({ fields: {} });

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = (form.get('email') as string).trim();
    const password = form.get('password') as string;
    if (!email || !password) {
      setRefusal({
        fields: {
          ...(email ? {} : { email: MISSING.email }),
          ...(password ? {} : { password: MISSING.password }),
        },
      });
      return;
    }
    setBusy(true);
    setRefusal({ fields: {} });
    try {
      await login({ email, password });
    } catch (error) {
      setRefusal(refusalOf(error));
      setBusy(false);
    }
  };

  return (
    <CentredCard>
      <Stack component="form" noValidate onSubmit={submit} sx={{ gap: 1.5 }}>
        <Typography variant="h1" sx={{ fontSize: 22 }}>
          Sign in
        </Typography>
        {refusal.general ? (
          <Alert severity="error">
            {refusal.general.text}
            {refusal.general.requestId ? (
              <Typography variant="caption" component="div">
                Request {refusal.general.requestId}
              </Typography>
            ) : null}
          </Alert>
        ) : null}
        <TextField
          name="email"
          type="email"
          label="Email"
          autoComplete="username"
          autoFocus
          required
          size="medium"
          error={refusal.fields.email !== undefined}
          helperText={refusal.fields.email}
        />
        <TextField
          name="password"
          type="password"
          label="Password"
          autoComplete="current-password"
          required
          size="medium"
          error={refusal.fields.password !== undefined}
          helperText={refusal.fields.password}
        />
        <Button type="submit" variant="contained" size="large" loading={busy} sx={{ mt: 1 }}>
          Sign in
        </Button>
        {/* Google, a phone and the like: the web app has them, and its sign-in opens the console. */}
        <Button href="/sign-in?returnTo=%2Fadmin" size="large">
          Other ways to sign in
        </Button>
      </Stack>
      <Notification />
    </CentredCard>
  );
};

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ApiError)) {
    return { fields: {}, general: { text: (error as Error).message, requestId: undefined } };
  }
  const fields: Partial<Record<Field, string>> = {};
  for (const { field, message } of error.problems) {
    if (field === 'email' || field === 'password') fields[field] ??= message;
  }
  if (Object.keys(fields).length > 0) return { fields };
  // Which of the two is wrong is not told; the password is what people mistype.
  if (error.code === 'AUTH_INVALID') return { fields: { password: error.text } };
  return { fields: {}, general: { text: error.text, requestId: error.requestId } };
}
