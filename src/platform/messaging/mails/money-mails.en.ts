import type { MailTexts } from './mail-text.js';
import { inTime, paragraph } from './mail-words.en.js';

type MoneyMail = 'cap-neared';

/** What is written about what somebody spends. */
export const moneyMailsEn: Pick<MailTexts, MoneyMail> = {
  'cap-neared': ({ name, used, cap, resetsAt, link }) => ({
    subject: `${used} of your ${cap} credits for this month are used`,
    preview: 'You asked us to tell you before your own cap is reached.',
    title: 'Your cap is near',
    blocks: [
      paragraph(
        `Hello ${name}, you let your pictures of a month cost at most ${cap} credits, and ${used} of them are spent or set aside for runs in progress. Once the cap is reached, nothing more is made on credits until the month is over.`,
      ),
      {
        kind: 'facts',
        rows: [
          ['Of your cap', `${used} of ${cap} credits`],
          ['A new month begins', inTime(resetsAt)],
        ],
      },
      { kind: 'button', label: 'Change or remove the cap', href: link },
    ],
    reason: 'You get this mail because you capped what your PixShift account may spend.',
  }),
};
