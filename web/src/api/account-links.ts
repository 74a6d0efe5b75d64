import { answer, api } from './client.js';
import { forgetPerson } from './query-client.js';
import { startSession } from './session.js';

/** Confirms the address that a link was sent to; whoever holds the link is signed in. */
export async function verifyEmail(token: string): Promise<void> {
  const { accessToken } = await answer(api.POST('/api/v1/auth/verify-email', { body: { token } }));
  forgetPerson();
  startSession(accessToken);
}

/** Another link to where an expired one was sent. */
export async function renewLink(token: string): Promise<void> {
  await answer(api.POST('/api/v1/auth/verify-email/renew', { body: { token } }));
}

/** Another link to the address of the signed-in person. */
export async function sendVerification(): Promise<void> {
  await answer(api.POST('/api/v1/auth/verify-email/send'));
}

/** Sends a link to another address, which the account gets once it is opened. */
export async function changeEmail(email: string, password: string | undefined): Promise<void> {
  const body = { email, ...(password === undefined ? {} : { password }) };
  await answer(api.POST('/api/v1/auth/change-email', { body }));
}

/** Gives the account the address again that the link was sent to; whoever holds it is signed in. */
export async function takeBackEmail(token: string): Promise<void> {
  const body = { token };
  const { accessToken } = await answer(api.POST('/api/v1/auth/change-email/revert', { body }));
  forgetPerson();
  startSession(accessToken);
}

export async function forgotPassword(email: string): Promise<void> {
  await answer(api.POST('/api/v1/auth/forgot-password', { body: { email } }));
}

/** Sets the password with the key of a link; whoever holds the link is signed in. */
export async function resetPassword(token: string, password: string): Promise<void> {
  const body = { token, password };
  const { accessToken } = await answer(api.POST('/api/v1/auth/reset-password', { body }));
  forgetPerson();
  startSession(accessToken);
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  const body = { newPassword, ...(currentPassword ? { currentPassword } : {}) };
  await answer(api.POST('/api/v1/auth/change-password', { body }));
}
