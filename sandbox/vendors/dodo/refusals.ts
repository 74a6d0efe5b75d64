/** An error answer of Dodo's: a status and `{ code, message }`. */
export class DodoRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  get body(): { code: string; message: string } {
    return { code: this.code, message: this.message };
  }
}

export const invalid = (message: string, code = 'INVALID_REQUEST_BODY'): DodoRefusal =>
  new DodoRefusal(422, code, message);

export const missing = (what: string): DodoRefusal =>
  new DodoRefusal(404, `${what.toUpperCase()}_NOT_FOUND`, `The ${what} does not exist.`);

export const unauthenticated = (): DodoRefusal =>
  new DodoRefusal(401, 'UNAUTHORIZED', 'The API key is missing or not known.');

/** What a person can pay with while developing. */
export interface TestMethod {
  readonly label: string;
  readonly last4: string | null;
  /** What becomes of the payment at once. */
  readonly leadsTo: 'succeeded' | 'failed' | 'processing';
}

export const METHODS: Readonly<Record<string, TestMethod>> = {
  card: { label: 'Visa that pays', last4: '4242', leadsTo: 'succeeded' },
  declined: { label: 'Visa that is declined', last4: '0002', leadsTo: 'failed' },
  transfer: { label: 'Bank transfer, which takes a while', last4: null, leadsTo: 'processing' },
};
