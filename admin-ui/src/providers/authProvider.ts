import type { AuthProvider } from 'react-admin';
import { ApiError, type ErrorBody, unreachable } from '../api/api-error';
import { answer, client } from '../api/client';
import {
  currentToken,
  endSession,
  onTokenChange,
  resumeSession,
  startSession,
} from '../api/session';
import { type Permission, RESOURCES } from './resources';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

let permissions: Promise<ReadonlySet<Permission>> | undefined;
// Asked again with every new token, so that a change of role shows within minutes.
onTokenChange(() => {
  permissions = undefined;
});

/** What the server says this person may do. */
function readPermissions(): Promise<ReadonlySet<Permission>> {
  permissions ??= answer(client.GET('/api/v1/users/me/permissions'))
    .then((body) => new Set(body.permissions))
    .catch((error: unknown) => {
      permissions = undefined;
      throw error;
    });
  return permissions;
}

export const authProvider: AuthProvider = {
  async login({ email, password }: Credentials) {
    const response = await fetch('/api/v1/auth/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'pixshift-console' },
      body: JSON.stringify({ email, password }),
    }).catch(() => {
      throw unreachable();
    });
    const body = (await response.json().catch(() => ({}))) as {
      accessToken?: string;
      error?: Partial<ErrorBody>;
    };
    if (!body.accessToken) throw new ApiError(response.status, body.error ?? {});
    startSession(body.accessToken);
  },

  async logout() {
    await endSession();
  },

  async checkAuth() {
    if (currentToken() === undefined && !(await resumeSession())) {
      throw new Error('Please sign in.');
    }
  },

  // By the time a 401 arrives here, renewing the token has failed already.
  async checkError(error: unknown) {
    if (error instanceof ApiError && error.status === 401) throw error;
  },

  getPermissions: readPermissions,

  async canAccess({ resource, action }) {
    const needed = RESOURCES[resource]?.needs[action];
    return needed !== undefined && (await readPermissions()).has(needed);
  },

  async getIdentity() {
    const { id, displayName, email } = await answer(client.GET('/api/v1/users/me'));
    return { id, fullName: displayName, email };
  },
};
