import { queryOptions } from '@tanstack/react-query';

import { answer, api } from './client.js';
import { queryClient } from './query-client.js';
import { startSession } from './session.js';

/** Whether and where to codes can be sent. */
export const smsOptionsQuery = queryOptions({
  queryKey: ['sms-options'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/auth/sms/options', { signal })),
  staleTime: Infinity,
});

/** Asks for a code for signing in. Resolves with the seconds until another can be asked for. */
export async function requestSignInCode(phone: string): Promise<number> {
  const sent = await answer(api.POST('/api/v1/auth/sms/request-otp', { body: { phone } }));
  return sent.retryAfter;
}

/** Signs in; the first time makes the account. */
export async function signInByCode(phone: string, otp: string): Promise<void> {
  const { accessToken } = await answer(
    api.POST('/api/v1/auth/sms/verify-otp', { body: { phone, otp } }),
  );
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'catalogue' });
  startSession(accessToken);
}

/** Asks for a code to the number that one's account is to have; the password where there is one. */
export async function requestOwnCode(phone: string, password?: string): Promise<number> {
  const body = password === undefined ? { phone } : { phone, password };
  const sent = await answer(api.POST('/api/v1/users/me/phone', { body }));
  return sent.retryAfter;
}

export async function confirmOwnPhone(phone: string, otp: string): Promise<void> {
  await answer(api.POST('/api/v1/users/me/phone/confirm', { body: { phone, otp } }));
}

export async function removeOwnPhone(password?: string): Promise<void> {
  const body = password === undefined ? {} : { password };
  await answer(api.POST('/api/v1/users/me/phone/remove', { body }));
}
