import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Settlement } from '../billing/index.js';
import { type Em, rowIn } from '../platform/database/index.js';
import { PublicLinks } from '../platform/http/index.js';
import { Messages } from '../platform/messaging/index.js';
import { MailRecipients, type Usage } from '../users/index.js';

export interface FailedRun {
  readonly id: string;
  readonly userId: string;
  readonly typeId: string;
  /** Whether it was refused for what it is about, not failed. */
  readonly refused: boolean;
  /** In words for the person. */
  readonly reason: string;
  readonly settled: Settlement | undefined;
  /** Paid for by itself and not by credits: the money goes back. */
  readonly paidSingly: boolean;
  /** What there is after that. */
  readonly usage: Usage;
}

/** Tells people by mail that a run of theirs failed and what they got back (requirement NOTIF-02). */
@Injectable()
export class FailureNotice {
  constructor(
    private readonly messages: Messages,
    private readonly recipients: MailRecipients,
    private readonly links: PublicLinks,
  ) {}

  /** Writes the mail in the transaction that ends the run, if its owner wants such mails. */
  async tell(em: Em, run: FailedRun): Promise<void> {
    if (!this.messages.isOn('email')) return;
    const recipient = await this.recipients.find(em, run.userId, 'mailOnFailure');
    if (!recipient) return;
    const type = await rowIn(
      em,
      sql<{ name: string }>`select name from transformation_type where id = ${run.typeId}`,
    );
    await this.messages.mail(em, {
      to: recipient.email,
      userId: run.userId,
      template: 'run-failed',
      data: {
        name: recipient.displayName,
        product: type?.name ?? 'Your picture',
        refused: run.refused,
        reason: run.reason,
        givenBack: givenBack(run),
        link: this.links.to(`/g/${run.id}`),
        settingsLink: this.links.to('/account'),
      },
      onceKey: `run-failed:${run.id}`,
    });
  }
}

function givenBack({ settled, paidSingly, usage }: FailedRun): string {
  if (paidSingly) return 'What you paid for it goes back to how you paid, by itself.';
  const { released = 0, lapsed = 0 } = settled ?? {};
  if (released > 0) {
    const gone = lapsed > 0 ? ` ${lapsed} more had reached the end of their time meanwhile.` : '';
    return `${released - lapsed} credits are back.${gone} You have ${usage.credits.available} now.`;
  }
  const { remaining, limit } = usage.freeTier;
  return `Nothing was charged. You have ${remaining} of ${limit} free runs left this month.`;
}
