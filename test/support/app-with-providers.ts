import { randomBytes } from 'node:crypto';
import { type App, startApp } from '../harness.js';
import { freePorts } from './free-ports.js';
import type { Newcomer, Provider } from './provider-visitor.js';

/** The program with all three sign-in providers of its sandbox. */
export async function startAppWithProviders(env: Record<string, string> = {}): Promise<App> {
  const sandboxPort = await freePorts(2);
  return startApp({
    env: {
      SANDBOX_PORT: String(sandboxPort),
      OIDC_ISSUER_URL: `http://localhost:${sandboxPort}/oidc`,
      OIDC_NAME: 'Acme ID',
      ...env,
    },
  });
}

export function newEmail(): string {
  return `person-${randomBytes(6).toString('hex')}@example.test`;
}

/** Somebody whom nobody has seen yet, with an address that the provider vouches for. */
export function newcomer(change: Partial<Newcomer> = {}): Newcomer {
  return { name: 'Ada Lovelace', email: newEmail(), verified: true, ...change };
}

/** A call of the sandbox's control API. */
export async function control(
  app: App,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
  const response = await fetch(app.sandboxUrl + path, {
    method,
    ...(body
      ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response;
}

export async function forgeNext(app: App, provider: Provider, kind: string): Promise<void> {
  await control(app, 'PUT', `/vendors/${provider}/forgery`, { kind });
}

/** An account at a provider with an id of our choice. */
export async function putPerson(
  app: App,
  provider: Provider,
  person: { id: string; name: string; email: string | null; emailVerified: boolean },
): Promise<string> {
  await control(app, 'PUT', `/vendors/${provider}/people`, person);
  return person.id;
}
