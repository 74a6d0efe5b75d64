import { type AppConfig } from './platform/config/index.js';
import {
  dodoAccess,
  paypalAccess,
  smtpAccess,
  stripeAccess,
  twilioAccess,
} from './platform/vendors/index.js';
import type { DemoAccount } from './prepare-data.js';

interface Announcement {
  config: AppConfig;
  url: string;
  accounts: readonly DemoAccount[];
  sandboxUrl: string | undefined;
}

/** Tells the person at the terminal where everything is. The last line says that we are ready. */
export function announce({ config, url, accounts, sandboxUrl }: Announcement): void {
  const address = new URL(url);
  const origin = config.app.http.publicUrl ?? `http://${config.app.http.host}:${address.port}`;
  const lines: string[] = [];
  if (config.app.role !== 'worker') {
    lines.push(
      `  web app   ${origin}/`,
      `  console   ${origin}/admin`,
      `  API       ${origin}/api/v1    docs ${origin}/api/v1/docs`,
    );
  }
  if (sandboxUrl) lines.push(`  sandbox   ${sandboxUrl}/    mail and SMS land here, and payments`);
  if (smtpAccess(config).mode === 'off') lines.push('  mail      off: SMTP_URL is not set');
  if (twilioAccess(config).mode === 'off') lines.push('  SMS       off: TWILIO_* is not set');
  if ([stripeAccess, paypalAccess, dodoAccess].every((access) => access(config).mode === 'off')) {
    lines.push('  payments  off: no STRIPE_*, PAYPAL_* or DODO_* is set, nothing can be bought');
  }
  lines.push(`  data      ${config.app.dataDir}`);
  for (const { role, email, password } of accounts) {
    lines.push(`  sign in   ${email}  ${password}  (${role})`);
  }
  process.stdout.write(`${lines.join('\n')}\nPixShift ready at ${origin}\n`);
}
