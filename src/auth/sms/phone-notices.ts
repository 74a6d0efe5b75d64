import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import type { Em } from '../../platform/database/index.js';
import { Messages } from '../../platform/messaging/index.js';
import { type Account, maskedPhone, type PhoneNumber } from '../../users/index.js';
import { SecurityNotices } from '../security-notices.js';
import { numberRemovedText, numberReplacedText, wrongCodesText } from './sms-texts.js';

const SMS_LIFE_MS = 24 * 3_600_000;

/** Whose number it is, before the change. */
export interface PhoneOwner {
  readonly userId: string;
  /** Only where it is known to be theirs. */
  readonly email: string | null;
  readonly displayName: string;
  /** E.164. */
  readonly phone: string | null;
}

/** Tells people, on the ways that they had before, that their number changed. */
@Injectable()
export class PhoneNotices {
  constructor(
    private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly security: SecurityNotices,
  ) {}

  async tell(
    em: Em,
    owner: PhoneOwner,
    change: 'added' | 'changed' | 'removed',
    now?: PhoneNumber,
  ): Promise<void> {
    const { userId, email, displayName, phone } = owner;
    if (email !== null && this.messages.isOn('email')) {
      await this.messages.mail(em, {
        to: email,
        userId,
        template: 'phone-changed',
        data: {
          ...this.security.occasion(displayName),
          change,
          number: maskedPhone(now?.e164 ?? phone ?? ''),
        },
      });
    }
    if (phone !== null && this.messages.isOn('sms')) {
      await this.messages.sms(em, {
        to: phone,
        userId,
        text: change === 'removed' ? numberRemovedText() : numberReplacedText(),
        expiresAt: this.clock.in(SMS_LIFE_MS),
      });
    }
  }

  /**
   * Tells whose number it is of many wrong codes, once a day: by mail where an address is known to be
   * theirs, else at the number. Where it is nobody's the work is the same and nothing is sent.
   *
   * @param key a hash of the number
   */
  async tellOfFailures(
    em: Em,
    owner: Account | undefined,
    { phone, key }: { phone: PhoneNumber; key: string },
  ): Promise<void> {
    const occasion = this.security.occasion(owner?.displayName ?? '');
    const userId = owner?.id ?? null;
    const onceKey = `code-failures:${key}:${occasion.at.slice(0, 10)}`;
    if (owner?.email && owner.emailVerified && this.messages.isOn('email')) {
      await this.messages.mail(em, {
        to: owner.email,
        userId,
        template: 'code-failures',
        data: { ...occasion, number: maskedPhone(phone.e164) },
        onceKey,
      });
    } else if (this.messages.isOn('sms')) {
      await this.messages.sms(em, {
        to: phone.e164,
        userId,
        text: wrongCodesText(),
        expiresAt: this.clock.in(SMS_LIFE_MS),
        withhold: owner === undefined,
        onceKey,
      });
    }
  }
}
