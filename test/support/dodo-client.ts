import DodoPayments from 'dodopayments';

export const DODO_PRODUCT = 'pdt_pixshift_sandbox';
export const DODO_SECRET = 'whsec_cGl4c2hpZnQtc2FuZGJveC1kb2RvLXdlYmhvb2s=';

/** The real client, pointed at the sandbox. */
export function dodoAt(sandboxUrl: string, bearerToken = 'dodo_test_pixshift_sandbox') {
  return new DodoPayments({
    bearerToken,
    webhookKey: DODO_SECRET,
    baseURL: `${sandboxUrl}/dodo`,
    maxRetries: 0,
    timeout: 5_000,
    logLevel: 'off',
  });
}
