import Stripe from 'stripe';

export const SANDBOX_KEY = 'sk_test_pixshift_sandbox';

/** The real client, pointed at the sandbox. */
export function stripeAt(sandboxUrl: string, key = SANDBOX_KEY): Stripe {
  const { hostname, port } = new URL(sandboxUrl);
  const httpClient = Stripe.createNodeHttpClient();
  const { makeRequest } = httpClient;
  httpClient.makeRequest = (_host, _port, path, method, headers, data, _protocol, timeout) =>
    makeRequest.call(
      httpClient,
      hostname,
      port,
      `/stripe${path}`,
      method,
      headers,
      data,
      'http',
      timeout,
    );
  return new Stripe(key, { httpClient, maxNetworkRetries: 0, timeout: 5_000, telemetry: false });
}
