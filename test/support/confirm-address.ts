import type { App } from '../harness.js';
import { query } from './query.js';

/** As if the owner had followed the link in their mail. */
export async function confirmAddress(app: App, email: string): Promise<void> {
  await query(app, 'update app_user set email_verified_at = now() where email = $1', [email]);
}
