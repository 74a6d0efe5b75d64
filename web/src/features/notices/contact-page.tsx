import { Link } from '@tanstack/react-router';

import { usePageMeta } from '../../lib/page-meta.js';
import { MailLink, Notice, Passage } from './notice.js';

export function ContactPage() {
  usePageMeta('Contact', 'Who runs PixShift here, and how to reach a person.');
  return (
    <Notice title="Contact" lead="A person reads what you write.">
      {({ operator, contactEmail }) => (
        <>
          <Passage title="Write to us">
            <p>
              <MailLink to={contactEmail} />
            </p>
            {operator && <p>PixShift is run here by {operator}.</p>}
          </Passage>
          <Passage title="What helps us to help you">
            <ul>
              <li>If something failed: the number that the page showed you.</li>
              <li>If it is about your account: write from its mail address.</li>
              <li>
                Never your password, and never a code from a text message. We do not ask for them.
              </li>
            </ul>
          </Passage>
          <Passage title="What you can do yourself">
            <p>
              Download everything that is kept about you, or have it all erased, on{' '}
              <Link to="/account/privacy" className="font-semibold underline underline-offset-4">
                your privacy page
              </Link>
              . Both work at once and without asking anybody.
            </p>
          </Passage>
        </>
      )}
    </Notice>
  );
}
