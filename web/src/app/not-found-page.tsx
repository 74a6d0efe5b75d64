import { usePageMeta } from '../lib/page-meta.js';
import { ButtonLink } from '../ui/button.js';
import { LostPage } from '../ui/illustrations.js';
import { PageState } from '../ui/page-state.js';

export function NotFoundPage() {
  usePageMeta('Page not found', 'There is no page at this address.');
  return (
    <PageState
      asPage
      picture={<LostPage />}
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
      <p>There is no page at this address. It may have moved, or the link lost a letter.</p>
    </PageState>
  );
}
