import { giveRole } from '../factories/give-role.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import type { App } from '../harness.js';
import { KnownThings } from './known-things.js';

export const CALLERS = ['nobody', 'a user', 'an ADMIN'] as const;
export type CallerName = (typeof CALLERS)[number];

export interface Caller {
  readonly name: CallerName;
  token: string | undefined;
  readonly known: KnownThings;
}

/**
 * The people who send requests. What they send may end their own sessions, take their roles and erase
 * their things, so each is made anew when that has happened.
 */
export class Callers {
  private readonly callers = new Map<CallerName, Caller>();

  constructor(private readonly app: App) {}

  async fresh(name: CallerName): Promise<Caller> {
    const caller = this.callers.get(name) ?? { name, token: undefined, known: new KnownThings() };
    this.callers.set(name, caller);
    await this.renew(caller);
    return caller;
  }

  /** Gives the caller a new account if the old one is not what it was any more. */
  async renew(caller: Caller): Promise<void> {
    if (caller.name === 'nobody' || (await this.isWell(caller))) return;
    caller.token = await this.make(caller);
  }

  private async isWell({ name, token }: Caller): Promise<boolean> {
    if (token === undefined) return false;
    const { status, body } = await this.app.get('/users/me', { token });
    return status === 200 && body.role === (name === 'an ADMIN' ? 'ADMIN' : 'GUEST');
  }

  /** Somebody with an account, uploads, a finished run and, for an ADMIN, the right to everything. */
  private async make({ name, known }: Caller): Promise<string> {
    const { app } = this;
    const { accessToken: token, user } = await app.signUp();
    if (name === 'an ADMIN') await giveRole(app.databaseUrl as string, user.id as string, 'ADMIN');
    const learn = (path: string, body: unknown): void => known.learn({ path }, body);
    learn('/admin/users', user);
    const asset = await upload(app, token);
    const spare = await upload(app, token);
    for (const id of [asset, spare]) {
      learn('/uploads', (await app.get(`/uploads/${id}`, { token })).body);
    }
    learn('/quotes', (await app.post('/quotes', { token, body: { type: 'photo-duotone' } })).body);
    const run = await startRun(app, token, asset);
    if (run.status === 202) {
      learn('/generations', await untilEnded(app, token, run.body.id as string));
    }
    learn('/transformation-types', (await app.get('/transformation-types?limit=100')).body);
    // What can be made now, rather than what waits for a provider.
    learn('/transformation-types', { data: [{ slug: 'photo-duotone' }, { slug: 'photo-1970s' }] });
    return token;
  }
}
