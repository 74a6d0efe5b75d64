import { Link } from '@tanstack/react-router';

import type { ServiceFacts } from '../../api/service.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { MailLink, Notice, Passage } from './notice.js';

export function TermsPage() {
  usePageMeta('Terms', 'What you may expect of PixShift, and what PixShift expects of you.');
  return (
    <Notice
      title="Terms"
      lead="What you may expect of PixShift, and what PixShift expects of you. In plain words."
    >
      {(facts) => <Passages {...facts} />}
    </Notice>
  );
}

function Passages({ operator, contactEmail, kept, sells }: ServiceFacts) {
  return (
    <>
      <Passage title="Who we are">
        <p>
          PixShift makes pictures from your photos and ideas. It is run here by{' '}
          {operator ?? 'the people behind PixShift'}; you reach us at <MailLink to={contactEmail} />
          .
        </p>
      </Passage>
      <Passage title="Your account">
        <ul>
          <li>You need one to make pictures. Looking around needs none.</li>
          <li>
            Keep your password to yourself. What is done with your account counts as done by you,
            unless you tell us that somebody else got in.
          </li>
          <li>You may leave at any time; your privacy page erases the account at once.</li>
          <li>
            We may suspend an account that breaks these terms. Write to us if you think that was
            wrong.
          </li>
        </ul>
      </Passage>
      <Passage title="Your pictures">
        <ul>
          <li>What you upload stays yours, and what is made from it is yours to use.</li>
          <li>
            Upload only photos that you may use. If other people are to be seen on them, ask them
            first.
          </li>
          <li>
            Nothing unlawful, nothing that hurts or shames somebody, nothing sexual with minors, and
            no pictures that are meant to pass somebody off as another person.
          </li>
          <li>
            A program looks at every photo for nudity. Of what it takes for that nothing is made,
            and it costs nothing; where it is wrong, write to us.
          </li>
          <li>
            We store and change your photos to make what you asked for, and for nothing else. Nobody
            trains anything on them.
          </li>
        </ul>
      </Passage>
      <Passage title="How long pictures stay">
        <p>
          A short stay is erased {kept.ephemeralMinutes} minutes after you download or print it, or{' '}
          {kept.ephemeralHours} hours after it was made. Pictures in your gallery stay{' '}
          {kept.galleryDays} days; favourites stay until you let them go
          {sells && ', and so does whatever you keep with a plan that says so'}. The page says which
          it is before you start. Please download what you want to keep: what is erased cannot be
          brought back.
        </p>
      </Passage>
      <Passage title="What it costs">
        <p>
          {sells
            ? 'Some runs every month are free; more can be bought. The price stands beside the button before you press it, and never grows afterwards.'
            : 'Some runs every month are free. Nothing can be bought here at present, and no card is asked for.'}{' '}
          A run that fails, is refused or that you cancel costs nothing.
        </p>
      </Passage>
      <Passage title="What we do not promise">
        <p>
          Pictures are made by machines and may come out differently from what you had in mind. We
          take care that PixShift works and that nothing is lost, but cannot promise that it is
          always there. Where the law gives you more rights than these terms, the law counts.
        </p>
      </Passage>
      <Passage title="When these terms change">
        <p>
          The terms on this page are the ones that count. What we do with data is in the{' '}
          <Link to="/privacy" className="font-semibold underline underline-offset-4">
            privacy notice
          </Link>
          .
        </p>
      </Passage>
    </>
  );
}
