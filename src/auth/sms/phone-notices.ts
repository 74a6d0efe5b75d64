import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import type { Em } from '../../platform/database/index.js';
import { Messages } from '../../platform/messaging/index.js';
import { maskedPhone, type PhoneNumber } from '../../users/index.js';
import { SecurityNotices } from '../security-notices.js';
import { numberRemovedText, numberReplacedText } from './sms-texts.js';

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
}
