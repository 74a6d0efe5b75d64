import { createTransport, type Transporter } from 'nodemailer';
import type { SmtpAccess } from '../vendors/index.js';
import { DeliveryError, type DeliveryFailure } from './delivery-error.js';
import { MailTransport, type RenderedMail } from './mail-transport.js';
import { within } from './within.js';

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;
/** A server that keeps talking without ever finishing. */
const TOTAL_MS = 60_000;

interface SmtpError extends Error {
  code?: string;
  /** The SMTP command that failed. */
  command?: string;
  responseCode?: number;
}

/** Mail over SMTP, by any server: `SMTP_URL` says which. */
export class SmtpMailTransport extends MailTransport {
  override readonly mode;
  private readonly from: string;
  private readonly domain: string;
  private readonly smtp: Transporter | undefined;

  constructor(access: SmtpAccess) {
    super();
    this.mode = access.mode;
    this.from = access.from;
    this.domain = /@([^\s@>]+)>?\s*$/.exec(access.from)?.[1] ?? 'localhost';
    this.smtp = access.url
      ? createTransport({
          url: access.url,
          // STARTTLS is used wherever it is offered; a password travels encrypted or not at all.
          requireTLS: bearsPassword(access.url),
          connectionTimeout: CONNECT_MS,
          greetingTimeout: CONNECT_MS,
          socketTimeout: SILENCE_MS,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      : undefined;
  }

  override async send(id: string, mail: RenderedMail): Promise<{ vendorId?: string }> {
    if (!this.smtp) throw new DeliveryError('misconfigured', 'smtp off');
    try {
      const { response } = await within(
        TOTAL_MS,
        this.smtp.sendMail({
          from: this.from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: `<${id}@${this.domain}>`,
          // Nobody is there to read what a machine answers.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        }),
        () => new DeliveryError('retryable', 'smtp slow'),
      );
      return { vendorId: (response ?? '').slice(0, 200) };
    } catch (error) {
      throw toDeliveryError(error as SmtpError);
    }
  }
}

/** By RFC 5321, 4.2.1: 4xx may pass, 5xx is final. Who we are and how we connect is ours to mend. */
function toDeliveryError(error: SmtpError): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { code = 'unknown', responseCode } = error;
  return new DeliveryError(failureOf(error), `smtp ${responseCode ?? code}`);
}

function failureOf({ code = '', command, responseCode }: SmtpError): DeliveryFailure {
  if (['EAUTH', 'ENOAUTH', 'ECONFIG', 'ETLS'].includes(code)) return 'misconfigured';
  if (responseCode === undefined) return code === 'EENVELOPE' ? 'rejected' : 'retryable';
  if (responseCode < 500) return 'retryable';
  return command === 'MAIL FROM' ? 'misconfigured' : 'rejected';
}

function bearsPassword(url: string): boolean {
  const { password, hostname } = new URL(url);
  return password !== '' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
