import type { PaidFor, RefundOccasion } from './mail-templates.js';
import type { MailBlock, MailTexts } from './mail-text.js';
import { inTime, onDay, paragraph } from './mail-words.en.js';

type MoneyMail =
  | 'cap-neared'
  | 'credits-taken'
  | 'receipt'
  | 'refund'
  | 'refund-waits'
  | 'refund-rejected'
  | 'refund-returned'
  | 'renewal-failed'
  | 'plan-ended'
  | 'plan-cancelled'
  | 'plan-goes-on'
  | 'plan-change-planned';

const RECEIVED: Readonly<Record<PaidFor, string>> = {
  pack: 'your payment has arrived, and your credits are in your account.',
  plan: 'your payment has arrived, and the credits of your plan are in your account.',
  single:
    'your payment has arrived, and your picture is being made. If it comes to nothing, your money goes back by itself.',
};

const WENT_ALONG: Readonly<Record<PaidFor, string>> = {
  pack: ' Credits that you had not spent yet went with it.',
  plan: ' Credits that you had not spent yet went with it.',
  single: '',
};

const CAME_BACK_ALONG: Readonly<Record<PaidFor, string>> = {
  pack: ' The credits that had gone with it are in your account again.',
  plan: ' The credits that had gone with it are in your account again.',
  single: '',
};

const REFUND_REASON = 'You get this mail because a refund was asked for at your PixShift account.';

const PLAN_REASON =
  'You get this mail because your PixShift account has a plan that is paid every month.';

function refundFacts({ item, amount, receiptNo }: RefundOccasion, label: string): MailBlock {
  const rows = [
    ['What', item],
    [label, amount],
    ['Receipt', receiptNo],
  ] as const;
  return { kind: 'facts', rows };
}

/** What is written about what somebody pays, gets back and spends. */
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
  'credits-taken': ({ name, credits, owed, reason, link, contactLink }) => ({
    subject: `${creditsInWords(credits)} taken from your account`,
    preview: 'Our staff corrected what you have. Here is why.',
    title: 'Your credits were corrected',
    blocks: [
      paragraph(
        `Hello ${name}, our staff took ${creditsInWords(credits)} from your PixShift account, as a correction.`,
      ),
      {
        kind: 'facts',
        rows: [
          ['Taken', creditsInWords(credits)],
          ['Why', reason],
        ],
      },
      ...(owed > 0
        ? [
            paragraph(
              `You had ${creditsInWords(owed)} less than that. They are owed now: the next credits that come in pay them first, and until then nothing new is made.`,
            ),
          ]
        : []),
      paragraph('If you think that this is a mistake, please ask us:'),
      { kind: 'button', label: 'Contact us', href: contactLink },
      { kind: 'note', text: 'What you have now:', link: { label: 'See your credits', href: link } },
    ],
    reason: 'You get this mail because the credits of your PixShift account were changed.',
  }),
  receipt: ({ name, item, paidFor, amount, tax, receiptNo, link }) => ({
    subject: `Your receipt ${receiptNo}`,
    preview: `${item}, ${amount}.`,
    title: 'Thank you',
    blocks: [
      paragraph(`Hello ${name}, ${RECEIVED[paidFor]}`),
      {
        kind: 'facts',
        rows: [
          ['What', item],
          ['Paid', amount],
          ['Of that, tax', tax],
          ['Receipt', receiptNo],
        ],
      },
      { kind: 'button', label: 'Get the receipt as a PDF', href: link },
    ],
    reason: 'You get this mail because somebody paid for your PixShift account.',
  }),
  refund: ({ paidFor, ...occasion }) => ({
    subject: `${occasion.amount} of your payment ${occasion.receiptNo} goes back to you`,
    preview: `${occasion.item}, ${occasion.amount}.`,
    title: 'Your money is on its way back',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, we have sent money back to the card or account that you paid with. It can take up to ten days to show there.${WENT_ALONG[paidFor]}`,
      ),
      refundFacts(occasion, 'Given back'),
      { kind: 'button', label: 'See your payments', href: occasion.link },
    ],
    reason: 'You get this mail because money of your PixShift account was given back.',
  }),
  'refund-waits': (occasion) => ({
    subject: `Your refund of ${occasion.amount} is being looked at`,
    preview: 'There is nothing that you need to do.',
    title: 'Your refund is being looked at',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, we want to give you money back. It is so much that a second person of our staff looks at it first. Until then nothing changes, and we write to you as soon as it is decided.`,
      ),
      refundFacts(occasion, 'To be given back'),
      { kind: 'button', label: 'See your payments', href: occasion.link },
    ],
    reason: REFUND_REASON,
  }),
  'refund-rejected': (occasion) => ({
    subject: `Your refund of ${occasion.amount} was not approved`,
    preview: 'Nothing has changed: what you bought is still yours.',
    title: 'Your refund was not approved',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, a second person of our staff has looked at this refund and did not approve it. Nothing has changed: what you bought is still yours. If you think that this is a mistake, or want to know why, please ask us.`,
      ),
      refundFacts(occasion, 'Not given back'),
      { kind: 'button', label: 'Contact us', href: occasion.contactLink },
      { kind: 'note', text: 'All that you paid:', link: paymentsLink(occasion) },
    ],
    reason: REFUND_REASON,
  }),
  'refund-returned': ({ paidFor, ...occasion }) => ({
    subject: `Your refund of ${occasion.amount} did not reach you`,
    preview: 'Your bank sent it back to us. Please tell us where it shall go.',
    title: 'Your refund came back to us',
    blocks: [
      paragraph(
        `Hello ${occasion.name}, we had sent you money back, but the bank or service that you paid with did not take it. That happens when a card or an account was closed.${CAME_BACK_ALONG[paidFor]}`,
      ),
      refundFacts(occasion, 'Came back to us'),
      paragraph('We have not forgotten it. Please write to us, so that we find another way:'),
      { kind: 'button', label: 'Contact us', href: occasion.contactLink },
      { kind: 'note', text: 'All that you paid:', link: paymentsLink(occasion) },
    ],
    reason: REFUND_REASON,
  }),
  'renewal-failed': ({ name, plan, link }) => ({
    subject: `Your plan ${plan} could not be renewed`,
    preview: 'Your card was not charged. We try again in a few days.',
    title: 'The payment did not work',
    blocks: [
      paragraph(
        `Hello ${name}, your card could not be charged for the next month of ${plan}. Your bank knows why. We try again by ourselves in the next days, and your plan stays as it is until then.`,
      ),
      paragraph(
        'If the card has expired or has no money on it, please choose another way to pay. The credits of the new month come when it is paid; those that you bought besides are there as always.',
      ),
      { kind: 'button', label: 'See my plan', href: link },
    ],
    reason: PLAN_REASON,
  }),
  'plan-ended': ({ name, plan, link }) => ({
    subject: `Your plan ${plan} has ended`,
    preview: 'Nothing more is charged.',
    title: 'Your plan has ended',
    blocks: [
      paragraph(
        `Hello ${name}, your plan ${plan} has ended, and nothing more is charged. Credits that you bought besides stay yours, and your free runs come every month as before.`,
      ),
      { kind: 'button', label: 'See my plan', href: link },
    ],
    reason: 'You get this mail because your PixShift account had a plan that was paid every month.',
  }),
  'plan-cancelled': ({ name, plan, until, link }) => ({
    subject: `Your plan ${plan} ends on ${onDay(until)}`,
    preview: 'Until then you have it, and nothing more is charged.',
    title: 'Your plan is cancelled',
    blocks: [
      paragraph(
        `Hello ${name}, your plan ${plan} is cancelled. You have it until ${onDay(until)}, and nothing more is charged. What is left of its credits goes then; credits that you bought besides stay.`,
      ),
      paragraph('Did you not mean to, or was it not you? Until that day you can keep it.'),
      { kind: 'button', label: 'See my plan', href: link },
    ],
    reason: PLAN_REASON,
  }),
  'plan-goes-on': ({ name, plan, amount, until, link }) => ({
    subject: `Your plan ${plan} goes on`,
    preview: `The next month begins on ${onDay(until)}.`,
    title: 'Your plan goes on',
    blocks: [
      paragraph(
        `Hello ${name}, what was planned for the end of your month is taken back, and your plan ${plan} goes on as before: ${amount} is charged on ${onDay(until)} for the next month.`,
      ),
      { kind: 'button', label: 'See my plan', href: link },
    ],
    reason: PLAN_REASON,
  }),
  'plan-change-planned': ({ name, plan, next, amount, until, link }) => ({
    subject: `Your plan changes to ${next} on ${onDay(until)}`,
    preview: `Until then you have ${plan}, for it is paid.`,
    title: `${next} comes next`,
    blocks: [
      paragraph(
        `Hello ${name}, you have ${plan} until ${onDay(until)}, for it is paid. From then on you have ${next}, for ${amount} a month.`,
      ),
      paragraph('Did you not mean to, or was it not you? Until that day you can take it back.'),
      { kind: 'button', label: 'See my plan', href: link },
    ],
    reason: PLAN_REASON,
  }),
};

const creditsInWords = (credits: number): string =>
  credits === 1 ? '1 credit' : `${credits} credits`;

function paymentsLink({ link }: RefundOccasion) {
  return { label: 'See your payments', href: link };
}
