import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { ArrowRight, PlugZap } from 'lucide-react';

import { catalogueQuery } from '../../api/catalogue.js';
import { CATEGORIES } from '../../lib/categories.js';
import { CategoryDot } from '../../ui/chip.js';
import { ProductScene } from '../../ui/illustrations.js';

const PRODUCTS = CATEGORIES.filter(({ key }) => key !== 'book');

/** True samples where this installation can make them; a drawing where it cannot yet. */
const SAMPLES: Record<string, string> = {
  photo: '/looks/photo-duotone.webp',
  coloring: '/looks/coloring-from-photo.webp',
  fursona: '/looks/fursona-describe.webp',
  hair: '/looks/hair-colour.webp',
};

export function ProductCards() {
  const { data: types } = useQuery(catalogueQuery);
  const needsProvider = (category: string) => {
    const own = types?.filter((type) => type.category === category);
    return own !== undefined && own.every(({ availability }) => availability !== 'ready');
  };
  return (
    <section aria-labelledby="products-heading" className="shell py-16">
      <h2 id="products-heading" className="text-2xl sm:text-3xl">
        Five boxes of crayons
      </h2>
      <ul className="mt-8 grid gap-5 sm:grid-cols-2 lg:grid-cols-6">
        {PRODUCTS.map(({ key, label, blurb }, index) => (
          <li
            key={key}
            data-category={key}
            className={index < 2 ? 'lg:col-span-3' : 'lg:col-span-2'}
          >
            <Link
              to="/catalogue"
              search={{ category: key }}
              className="group flex h-full flex-col overflow-hidden rounded-2xl border border-hairline bg-raised shadow-card transition-shadow duration-200 hover:shadow-lift"
            >
              <span
                className={clsx(
                  'relative block aspect-16/10 overflow-hidden',
                  index >= 2 && 'lg:aspect-4/3',
                )}
              >
                {SAMPLES[key] ? (
                  <img
                    src={SAMPLES[key]}
                    alt=""
                    width={640}
                    height={640}
                    loading="lazy"
                    className="absolute inset-0 size-full bg-white object-cover object-[50%_25%]"
                  />
                ) : (
                  <span className="absolute inset-0 grid place-items-center bg-accent/10">
                    <span className="w-3/5">
                      <ProductScene category={key} />
                    </span>
                  </span>
                )}
              </span>
              <span className="flex flex-1 flex-col px-5 pb-4 pt-4">
                <span className="flex items-center gap-2.5">
                  <CategoryDot />
                  <span className="display text-xl">{label}</span>
                </span>
                <span className="mt-1.5 text-muted">{blurb}</span>
                <span className="mt-auto flex min-h-11 items-center justify-between pt-2 text-sm font-semibold">
                  {needsProvider(key) ? (
                    <span className="inline-flex items-center gap-1.5 text-muted">
                      <PlugZap className="size-4" aria-hidden="true" />
                      Needs a provider
                    </span>
                  ) : (
                    <span className="text-accent-text">{types ? 'Ready to use' : ' '}</span>
                  )}
                  <ArrowRight
                    aria-hidden="true"
                    className="size-5 transition-transform duration-200 group-hover:translate-x-1"
                  />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
