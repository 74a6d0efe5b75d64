import { usePageMeta } from '../lib/page-meta.js';
import { ButtonLink } from '../ui/button.js';
import { MissingPage } from '../ui/missing-page.js';

export function NotFoundPage() {
  usePageMeta('Page not found', 'There is no page at this address.');
  return (
    <MissingPage
      title="These dots join up to nothing"
      actions={
        <>
          <ButtonLink to="/catalogue" look="primary">
            See what you can make
          </ButtonLink>
          <ButtonLink to="/">To the start</ButtonLink>
        </>
      }
    >
      There is no page at this address. It may have moved, or the link lost a letter.
    </MissingPage>
  );
}
