import { Link } from '@tanstack/react-router';

import type { ServiceFacts } from '../../api/service.js';
import { plural } from '../../lib/format.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { MailLink, Notice, Passage } from './notice.js';

export function PrivacyNoticePage() {
  usePageMeta('Privacy notice', 'What PixShift knows about you, for how long, and who else does.');
  return (
    <Notice
      title="Privacy notice"
      lead="What PixShift knows about you, why, for how long, and who else gets to see it."
    >
      {(facts) => (
        <>
          <Passage title="Who answers for it">
            <p>
              {facts.operator ?? 'The people who run PixShift here'}, reached at{' '}
              <MailLink to={facts.contactEmail} />.
            </p>
          </Passage>
          <WhatAndHowLong {...facts} />
          <WhoElse processors={facts.processors} />
          <YourRights {...facts} />
        </>
      )}
    </Notice>
  );
}

function WhatAndHowLong({ kept, sells }: ServiceFacts) {
  const rows: [what: string, why: string, until: string][] = [
    [
      'Your name, picture, mail address, phone number, settings, and the sign-in services you connected',
      'to sign you in and to write to you',
      'until you erase your account',
    ],
    [
      'Your password',
      'to sign you in; only a scrambled form is stored, from which it cannot be read',
      'until you change it or erase your account',
    ],
    [
      'Photos you upload',
      'to make pictures from them; place and camera data are taken out before they are stored, and a program on our own machine checks them for nudity',
      `${plural(kept.unusedUploadHours, 'hour')}, or as long as the picture made from them`,
    ],
    [
      'Short stays',
      'so that you can download them',
      `${plural(kept.ephemeralMinutes, 'minute')} after the first download, or ${plural(kept.ephemeralHours, 'hour')}`,
    ],
    [
      'Pictures in your gallery',
      'because you keep them',
      `${plural(kept.galleryDays, 'day')}; favourites until you let them go${sells ? ', and so whatever you keep with a plan that says so' : ''}`,
    ],
    [
      'What you made, with which settings and titles',
      'for your list, and for questions about it',
      'until you erase your account',
    ],
    [
      'Where you signed in: network address and browser',
      'to protect your account',
      `${plural(kept.endedSessionDays, 'day')} after the sign-in ended`,
    ],
    [
      'Days on which you used PixShift',
      'to count how many people do',
      plural(kept.activityMonths, 'month'),
    ],
    [
      'What was used, granted or paid',
      'because books must add up',
      'stays, without your name once you leave',
    ],
    [
      'Who did what to an account, our staff included',
      'to find misuse',
      `${plural(kept.auditYears, 'year')}; what is personal in it goes with your account`,
    ],
    [
      'Names and network addresses of who tries to sign in in vain',
      'to find attacks',
      plural(kept.strangerDays, 'day'),
    ],
  ];
  return (
    <Passage title="What is kept, why and for how long">
      <dl className="divide-y divide-hairline rounded-2xl border border-hairline bg-raised px-5 py-1 shadow-card">
        {rows.map(([what, why, until]) => (
          <div key={what} className="py-3">
            <dt className="font-semibold">{what}</dt>
            <dd className="text-muted first-letter:uppercase">{why}.</dd>
            <dd className="mt-0.5 text-sm first-letter:uppercase">Kept: {until}.</dd>
          </div>
        ))}
      </dl>
      <p>
        Your browser keeps cookies that hold your sign-in, also while you are on your way to a
        sign-in service and back, and one by which it is known again. Besides, it keeps notes of its
        own, such as your choice of light or dark. There is no advertising, and nobody follows you
        around.
      </p>
    </Passage>
  );
}

const TASKS: Record<ServiceFacts['processors'][number]['task'], (name: string | null) => string> = {
  storage: () => 'A storage service keeps the files, and cannot be reached without our keys.',
  mail: () => 'A mail service delivers our mails to you.',
  sms: (name) => `${name} delivers text messages, if you sign in by phone: your number and a code.`,
  'sign-in': (name) =>
    `${name ?? 'A sign-in service'} tells us who you are, if you choose to sign in with it. It learns that you did.`,
  payment: (name) => `${name} takes payments. We never see the number of your card.`,
};

function WhoElse({ processors }: Pick<ServiceFacts, 'processors'>) {
  return (
    <Passage title="Who else gets to see it">
      <p>
        Pictures are made on the machines that PixShift runs on. Your photos are not sent to anybody
        to be drawn, sold to nobody, and nobody trains anything on them.
      </p>
      {processors.length > 0 && (
        <>
          <p>For some tasks others work for us, and get what they need for them:</p>
          <ul>
            {processors.map(({ task, name }) => (
              <li key={`${task} ${name}`}>{TASKS[task](name)}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        Our staff sees accounts and what was run, to help and to find misuse; addresses and numbers
        are masked for those who do not need them, and every change they make is written down.
      </p>
    </Passage>
  );
}

function YourRights({ kept, contactEmail }: ServiceFacts) {
  return (
    <Passage title="What you can do">
      <ul>
        <li>
          See and change what we know, on your account’s pages, and sign out any device from there.
        </li>
        <li>
          Take it with you: your archive holds everything that is kept about you. It can be fetched
          for {plural(kept.archiveDays, 'day')}.
        </li>
        <li>
          Have it all erased, at once and without asking anybody. You get a receipt that says what
          was erased and what stays without your name.
        </li>
      </ul>
      <p>
        The last two are on{' '}
        <Link to="/account/privacy" className="font-semibold underline underline-offset-4">
          your privacy page
        </Link>
        . For anything else write to <MailLink to={contactEmail} />. You may also complain to the
        data protection authority of your country.
      </p>
    </Passage>
  );
}
