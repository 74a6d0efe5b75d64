import { startSandbox } from './sandbox.js';
import { DodoVendor } from './vendors/dodo/dodo-vendor.js';
import { FacebookVendor } from './vendors/facebook/facebook-vendor.js';
import { GOOGLE, OIDC, OpenIdVendor } from './vendors/openid/openid-vendor.js';
import { PayPalVendor } from './vendors/paypal/paypal-vendor.js';
import { SmtpVendor } from './vendors/smtp/smtp-vendor.js';
import { StripeVendor } from './vendors/stripe/stripe-vendor.js';
import { TwilioVendor } from './vendors/twilio/twilio-vendor.js';

const DEFAULT_PORT = 4000;

function fail(problem: string): never {
  console.error(`sandbox: ${problem}`);
  process.exit(1);
}

function wantedPort(value: string | undefined): number {
  const port = Number(value ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) {
    fail(`SANDBOX_PORT must be a whole number from 1 to 65534, not "${value}".`);
  }
  return port;
}

if (process.env['NODE_ENV'] === 'production') {
  fail('refused, because NODE_ENV is production: stand-ins for vendors must never serve people.');
}
const port = wantedPort(process.env['SANDBOX_PORT']);

const vendors = [
  new SmtpVendor(),
  new TwilioVendor(),
  new OpenIdVendor(GOOGLE),
  new OpenIdVendor(OIDC),
  new FacebookVendor(),
  new StripeVendor(process.env['STRIPE_WEBHOOK_URL']),
  new PayPalVendor(process.env['PAYPAL_WEBHOOK_URL']),
  new DodoVendor(process.env['DODO_WEBHOOK_URL']),
];
const sandbox = await startSandbox({ port, vendors }).catch(
  (error: NodeJS.ErrnoException & { port?: number }) =>
    fail(
      error.code === 'EADDRINUSE'
        ? `port ${error.port ?? port} is taken; set SANDBOX_PORT to another one.`
        : `cannot start: ${error.message}`,
    ),
);

let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  sandbox.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};

process.on('SIGTERM', stop);
if (process.send) {
  // Ctrl-C reaches the whole process group; the program that started this one may still send mail
  // while it drains, so it decides when this ends: by SIGTERM, or by ending itself.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', stop);
  process.send({ type: 'ready', port: sandbox.port });
} else {
  process.on('SIGINT', stop);
  console.log(
    `Sandbox at http://127.0.0.1:${sandbox.port}, mail on port ${sandbox.vendorPorts['smtp']}`,
  );
}
