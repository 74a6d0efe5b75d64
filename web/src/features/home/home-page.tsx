import { useMe } from '../../api/me.js';
import { useTerms } from '../../api/terms.js';
import { plural } from '../../lib/format.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { ButtonLink } from '../../ui/button.js';
import { CrayonLine } from '../../ui/crayon-line.js';
import { DrawnPage } from './drawn-page.js';
import { LookShow } from './look-show.js';
import { ProductCards } from './product-cards.js';
import { Promises } from './promises.js';

/** How many pictures are free, in so many words as are known. */
function freeLine(freeRuns: number | undefined): string {
  if (freeRuns === undefined) return 'Free pictures every month';
  if (freeRuns === 0) return 'Pay only for what you make';
  return `${plural(freeRuns, 'free picture')} every month`;
}

export function HomePage() {
  const line = freeLine(useTerms().freeRuns);
  usePageMeta(
    'PixShift: your photo, redrawn',
    `Turn a photo into a sketch, a print, an old snapshot or a page to colour in. ${line}.`,
  );
  const me = useMe();
  return (
    <>
      <section className="shell grid items-center gap-x-14 gap-y-10 pb-16 pt-8 md:pt-14 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="max-w-xl">
          <h1 className="text-[clamp(2.25rem,14vw,3.5rem)] leading-[1.02] xl:text-[4.5rem]">
            Your photo,{' '}
            <span className="relative inline-block whitespace-nowrap">
              redrawn.
              <CrayonLine className="absolute -bottom-3 left-0 h-4 w-full sm:-bottom-4 sm:h-5" />
            </span>
          </h1>
          <p className="mt-7 text-lg text-muted">
            A pencil sketch, a pop-art print, a snapshot from 1974, a page to colour in. Drop a
            photo, see the price, watch it being made.
          </p>
          <div className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-3">
            <ButtonLink
              to="/studio/$slug"
              params={{ slug: 'photo-pencil-sketch' }}
              look="primary"
              size="large"
            >
              {me ? 'Make a picture' : 'Make your first picture'}
            </ButtonLink>
            <p className="font-semibold tabular">
              {me ? `${me.freeTier.remaining} of ${me.freeTier.limit} free runs left` : line}
            </p>
          </div>
          {!me && (
            <p className="mt-4 text-sm text-muted">
              Choose a look and a photo first: an account is needed only to see what becomes of it.
            </p>
          )}
        </div>
        <LookShow />
      </section>

      <section
        data-category="coloring"
        aria-labelledby="colouring-heading"
        className="border-y border-hairline bg-sunken/70"
      >
        <div className="shell grid items-center gap-x-16 gap-y-10 py-16 md:grid-cols-2 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
          <div className="order-2 mx-auto w-full max-w-88 rotate-[-1.6deg] rounded-md bg-white p-2 shadow-lift md:order-1">
            <DrawnPage />
          </div>
          <div className="order-1 max-w-lg md:order-2">
            <h2 id="colouring-heading" className="text-2xl sm:text-3xl">
              And a page for the crayons
            </h2>
            <p className="mt-4 text-lg text-muted">
              Any photo becomes clean lines on paper: real vectors that stay sharp in print, with a
              margin the printer can hold.
            </p>
            <dl className="mt-6 grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3">
              {[
                ['Paper', 'A4 or Letter'],
                ['Files', 'PDF and PNG'],
                ['Lines', 'Simple to detailed'],
              ].map(([term, text]) => (
                <div key={term} className="border-l-4 border-accent pl-3">
                  <dt className="text-sm text-muted">{term}</dt>
                  <dd className="font-semibold">{text}</dd>
                </div>
              ))}
            </dl>
            <ButtonLink
              to="/studio/$slug"
              params={{ slug: 'coloring-from-photo' }}
              className="mt-8"
            >
              Make a colouring page
            </ButtonLink>
          </div>
        </div>
      </section>

      <ProductCards />
      <Promises />

      <section className="shell pb-8 pt-4">
        <div className="relative overflow-hidden rounded-3xl border border-hairline bg-raised px-6 py-12 text-center shadow-card">
          <h2 className="mx-auto max-w-md text-2xl sm:text-3xl">
            There is a photo on your phone that wants this
          </h2>
          <p className="mt-3 text-muted tabular">{line}</p>
          <ButtonLink to="/catalogue" look="primary" size="large" className="mt-6">
            See every look
          </ButtonLink>
        </div>
      </section>
    </>
  );
}
