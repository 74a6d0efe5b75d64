import { answer, api } from './client.js';
import { forgetPerson } from './query-client.js';
import { startSession } from './session.js';

export interface Credentials {
  email: string;
  password: string;
}

export async function signIn(body: Credentials): Promise<void> {
  const { accessToken } = await answer(api.POST('/api/v1/auth/login', { body }));
  forgetPerson();
  startSession(accessToken);
}

export async function register(body: Credentials & { displayName: string }): Promise<void> {
  const { accessToken } = await answer(api.POST('/api/v1/auth/register', { body }));
  forgetPerson();
  startSession(accessToken);
}
