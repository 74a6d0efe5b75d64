import type { App } from '../harness.js';
import { giveRole } from './give-role.js';

/** The token of an ADMIN with enough credits for the runs of a test. */
export async function adminWithCredits(app: App, credits = 10_000): Promise<string> {
  const person = await app.signUp();
  await giveRole(app.databaseUrl as string, person.user.id as string, 'ADMIN');
  const token = await app.signIn(person);
  const granted = await app.post('/admin/grants', {
    token,
    headers: { 'idempotency-key': `for-${person.user.id}` },
    body: { userId: person.user.id, credits, reason: 'work for the test' },
  });
  if (granted.status >= 300) throw new Error(`grant: ${JSON.stringify(granted.body)}`);
  return token;
}
