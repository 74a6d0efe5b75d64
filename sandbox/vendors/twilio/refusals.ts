/** A refusal in Twilio's shape. */
export interface TwilioError {
  readonly code: number;
  readonly message: string;
  readonly more_info: string;
  readonly status: number;
}

export function twilioError(status: number, code: number, message: string): TwilioError {
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

/**
 * Numbers that are never reached, as Twilio's test credentials have them; the one that ends in 429
 * is our own.
 */
const RECIPIENTS: Readonly<Record<string, (to: string) => TwilioError>> = {
  '+15005550001': (to) => twilioError(400, 21211, `Invalid 'To' Phone Number: ${to}`),
  '+15005550002': (to) =>
    twilioError(400, 21612, `'To' number ${to} is not reachable from the 'From' number`),
  '+15005550003': () =>
    twilioError(400, 21408, 'Permission to send an SMS has not been enabled for the region'),
  '+15005550004': () => optedOut(),
  '+15005550009': (to) =>
    twilioError(400, 21614, `'To' number is not a valid mobile number: ${to}`),
  '+15005550429': () => twilioError(429, 20429, 'Too Many Requests'),
};

const SENDERS: Readonly<Record<string, TwilioError>> = {
  '+15005550001': twilioError(400, 21212, "Invalid 'From' Phone Number"),
  '+15005550007': twilioError(
    400,
    21606,
    "The 'From' phone number is not a valid, SMS-capable number of this account",
  ),
  '+15005550008': twilioError(400, 21611, "This 'From' number has exceeded its message queue"),
};

const E164 = /^\+[1-9]\d{6,14}$/;
const MAX_BODY_LENGTH = 1_600;

/** Why Twilio does not take this message; undefined where it does. */
export function refusalOf(form: URLSearchParams): TwilioError | undefined {
  const to = form.get('To') ?? '';
  const from = form.get('From') ?? '';
  const body = form.get('Body') ?? '';
  if (to === '') return twilioError(400, 21604, "A 'To' phone number is required");
  if (from === '') return twilioError(400, 21603, "A 'From' phone number is required");
  if (body === '') return twilioError(400, 21602, 'Message body is required');
  if (body.length > MAX_BODY_LENGTH) {
    return twilioError(400, 21617, 'The message body exceeds the 1600 character limit');
  }
  if (!E164.test(from)) return twilioError(400, 21212, "Invalid 'From' Phone Number");
  if (!E164.test(to)) return twilioError(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  return SENDERS[from] ?? RECIPIENTS[to]?.(to);
}

export function optedOut(): TwilioError {
  return twilioError(400, 21610, 'Attempt to send to unsubscribed recipient');
}
