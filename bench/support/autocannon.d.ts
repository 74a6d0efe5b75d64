/** What the bench uses of autocannon, which comes without types. */
declare module 'autocannon' {
  interface Ask {
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: string;
  }
  interface Client {
    setRequests(requests: readonly Ask[]): void;
    on(event: 'response', listener: () => void): void;
  }
  interface Options {
    url: string;
    amount: number;
    connections: number;
    timeout: number;
    /** How often it looks whether it is done, in ms. */
    sampleInt: number;
    requests: readonly Ask[];
    setupClient: (client: Client) => void;
  }
  interface Result {
    errors: number;
    timeouts: number;
    non2xx: number;
    '2xx': number;
    statusCodeStats: Record<string, { count: number }>;
  }
  function autocannon(options: Options): Promise<Result>;
  export = autocannon;
}
