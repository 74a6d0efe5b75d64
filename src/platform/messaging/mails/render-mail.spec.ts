import { describe, expect, it } from '@jest/globals';
import type {
  MailTemplate,
  MailTemplates,
  PlanOccasion,
  RefundOccasion,
  SecurityOccasion,
} from './mail-templates.js';
import { renderMail } from './render-mail.js';

/** What people call themselves, and what must come out of it as text and nothing else. */
const NAME = `Ada <b onload="x">&amp; 'Co'`;
const ESCAPED = 'Ada &lt;b onload=&quot;x&quot;&gt;&amp;amp; &#39;Co&#39;';
const ORIGIN = 'https://pixshift.example';
const LINK = `${ORIGIN}/somewhere?a=1&b=2#token=abc`;

const OCCASION: SecurityOccasion = {
  name: NAME,
  at: '2026-11-26T22:05:00.000Z',
  device: 'Firefox on <Linux>',
  securityLink: `${ORIGIN}/account/security`,
  forgotLink: `${ORIGIN}/forgot-password`,
};

const REFUND: RefundOccasion = {
  name: NAME,
  item: '100 credits',
  amount: '$1,234.90',
  receiptNo: 'PS-2026-000001',
  link: LINK,
};

const PLAN: PlanOccasion = {
  name: NAME,
  plan: 'Pro',
  until: '2026-12-28T12:00:00.000Z',
  link: LINK,
};

/** One of each; a template without one does not compile. */
const MAILS: { readonly [T in MailTemplate]: MailTemplates[T] } = {
  'verify-address': { name: NAME, link: LINK, hours: 48 },
  'address-in-use': { signInLink: `${ORIGIN}/sign-in`, forgotLink: `${ORIGIN}/forgot-password` },
  'reset-password': { name: NAME, link: LINK, minutes: 60 },
  'sign-in-failures': OCCASION,
  'code-failures': { ...OCCASION, number: '+49 •••• 67' },
  'new-device': OCCASION,
  'session-copied': OCCASION,
  'password-changed': OCCASION,
  'way-in-added': { ...OCCASION, way: 'Acme <ID>' },
  'way-in-removed': { ...OCCASION, way: 'Acme <ID>' },
  'confirm-new-address': { name: NAME, link: LINK, hours: 48 },
  'address-changed': { ...OCCASION, revertLink: LINK, hours: 48 },
  'address-taken-back': OCCASION,
  'phone-changed': { ...OCCASION, change: 'changed', number: '+49 •••• 67' },
  receipt: {
    name: NAME,
    item: '100 <credits>',
    paidFor: 'pack',
    amount: '$9.90',
    tax: '$0.00 VAT',
    receiptNo: 'PS-2026-000001',
    link: LINK,
  },
  'run-failed': {
    name: NAME,
    product: 'Pencil <sketch>',
    refused: false,
    reason: 'The provider did not answer.',
    givenBack: '10 credits',
    link: LINK,
    settingsLink: `${ORIGIN}/account`,
  },
  'cap-neared': { name: NAME, used: 80, cap: 100, resetsAt: OCCASION.at, link: LINK },
  'credits-taken': {
    name: NAME,
    credits: 30,
    owed: 5,
    reason: 'Given <twice> by mistake',
    link: LINK,
    contactLink: `${ORIGIN}/contact`,
  },
  'archive-ready': { name: NAME, link: LINK, days: 7 },
  'renewal-failed': { name: NAME, plan: 'Premium', link: 'https://pixshift.example/account/plan' },
  'plan-ended': { name: NAME, plan: 'Premium', link: 'https://pixshift.example/account/plan' },
  'plan-cancelled': PLAN,
  'plan-goes-on': { ...PLAN, amount: '$19.99' },
  'plan-change-planned': { ...PLAN, next: 'Premium', amount: '$9.99' },
  refund: { ...REFUND, paidFor: 'pack' },
  'refund-waits': REFUND,
  'refund-rejected': { ...REFUND, contactLink: `${ORIGIN}/contact` },
  'refund-returned': { ...REFUND, paidFor: 'pack', contactLink: `${ORIGIN}/contact` },
  'account-erased': { name: NAME, receiptLink: LINK },
  'signed-out-by-staff': { name: NAME, device: 'Firefox on <Linux>', signInLink: LINK },
  'account-suspended': { name: NAME, contactLink: LINK },
  'account-reactivated': { name: NAME, signInLink: LINK },
  'roles-changed': {
    name: NAME,
    roles: [
      { name: 'Support <team>', until: null },
      { name: 'Finance', until: '2026-12-03T10:00:00.000Z' },
    ],
    securityLink: LINK,
  },
};

/** The links that a mail is for: without one its reader cannot do what it says. */
const LINKS: { readonly [T in MailTemplate]: readonly (keyof MailTemplates[T])[] } = {
  'verify-address': ['link'],
  'address-in-use': ['signInLink', 'forgotLink'],
  'reset-password': ['link'],
  'sign-in-failures': ['forgotLink'],
  'code-failures': ['securityLink'],
  'new-device': ['securityLink', 'forgotLink'],
  'session-copied': ['securityLink'],
  'password-changed': ['forgotLink'],
  'way-in-added': ['securityLink', 'forgotLink'],
  'way-in-removed': ['forgotLink'],
  'confirm-new-address': ['link'],
  'address-changed': ['revertLink'],
  // To somebody who shall not have the account, or whom only support can help.
  'address-taken-back': [],
  'phone-changed': ['securityLink', 'forgotLink'],
  receipt: ['link'],
  'renewal-failed': ['link'],
  'plan-ended': ['link'],
  'plan-cancelled': ['link'],
  'plan-goes-on': ['link'],
  'plan-change-planned': ['link'],
  refund: ['link'],
  'refund-waits': ['link'],
  'refund-rejected': ['link', 'contactLink'],
  'refund-returned': ['link', 'contactLink'],
  'credits-taken': ['link', 'contactLink'],
  'cap-neared': ['link'],
  'run-failed': ['link', 'settingsLink'],
  'archive-ready': ['link'],
  'account-erased': ['receiptLink'],
  'signed-out-by-staff': ['signInLink'],
  'account-suspended': ['contactLink'],
  'account-reactivated': ['signInLink'],
  'roles-changed': ['securityLink'],
};

const escaped = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');

/** What somebody reads in the HTML part, without its address lines. */
const wordsOf = (html: string): string =>
  html
    .replace(/^[\s\S]*?<h1/, '<h1')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

describe.each(Object.keys(MAILS) as MailTemplate[])('the mail %s', (template) => {
  const data = MAILS[template];
  const mail = renderMail(template, data, { origin: ORIGIN });
  const links = (LINKS[template] as readonly string[]).map(
    (key) => (data as unknown as Record<string, string>)[key] as string,
  );

  it('has a subject, a plain part and an HTML part, with every value in its place', () => {
    expect(mail.subject).toMatch(/^.{10,70}$/);
    for (const part of Object.values(mail)) {
      expect(part).not.toMatch(/undefined|\bnull\b|NaN|\[object|Invalid Date|\$\{/);
    }
    expect(mail.html).toContain('<html lang="en">');
    expect(mail.html).toContain(`<title>${escaped(mail.subject)}</title>`);
  });

  it('has the links that it is for, to follow in HTML and whole in the plain part', () => {
    for (const link of links) {
      expect(mail.html).toContain(`href="${escaped(link)}"`);
      expect(mail.text.split(/\s/)).toContain(link);
    }
    // No link leads elsewhere, and none is on its way over an open wire.
    for (const [, href] of mail.html.matchAll(/href="([^"]*)"/g)) {
      expect(href?.startsWith(ORIGIN)).toBe(true);
    }
  });

  it('lets nothing of what people write become HTML', () => {
    expect(mail.html).not.toContain('<b onload');
    expect(mail.html).not.toContain('<Linux>');
    expect(mail.html).not.toContain('<ID>');
    expect(mail.html).not.toContain('<team>');
    if ('name' in data) {
      expect(mail.html).toContain(ESCAPED);
      expect(mail.text).toContain(NAME);
    }
    // No script, and nothing that is fetched when it is opened.
    expect(mail.html).not.toMatch(/<script|<img|<link|url\(|@import|<iframe|<form/i);
  });

  it('says the same in both parts', () => {
    const words = wordsOf(mail.html);
    for (const line of mail.text
      .split('\n')
      .filter((text) => !/^(https?:|--$|PixShift,|$)/.test(text))) {
      const [plain = ''] = line.replace(/:$/, '').split(': http');
      const parts =
        /^(When|Device|Number|The last attempt|What|Why|Given back|To be given back|Not given back|Came back to us|Taken|Paid|Of that, tax|Receipt|Of your cap|A new month begins|Support <team>|Finance): (.*)$/
          .exec(plain)
          ?.slice(1) ?? [plain];
      for (const part of parts) expect(words).toContain(part.replace(/\s+/g, ' ').trim());
    }
  });
});

it('tells times in words and says of which zone', () => {
  const { text } = renderMail('new-device', OCCASION, { origin: ORIGIN });
  expect(text).toContain('When: 26 November 2026 at 22:05 UTC');
});

it('says of what was paid by itself that a picture is made, and speaks of no credits', () => {
  const single = { ...REFUND, paidFor: 'single' as const };
  const mails = [
    renderMail('receipt', { ...single, tax: '$0.00 VAT' }, { origin: ORIGIN }),
    renderMail('refund', single, { origin: ORIGIN }),
    renderMail('refund-returned', { ...single, contactLink: LINK }, { origin: ORIGIN }),
  ];
  expect(mails[0]?.text).toContain('your picture is being made');
  for (const { text } of mails) expect(text.replace(REFUND.item, '')).not.toMatch(/credit/i);
});
