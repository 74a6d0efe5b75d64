import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Search } from 'lucide-react';

import { catalogueQuery } from '../../api/catalogue.js';
import type { TransformationType } from '../../api/types.js';
import { CATEGORIES, categoryLabel } from '../../lib/categories.js';
import { plural } from '../../lib/format.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button } from '../../ui/button.js';
import { CategoryDot, Chip } from '../../ui/chip.js';
import { Input } from '../../ui/field.js';
import { NothingFound } from '../../ui/illustrations.js';
import { ErrorState, PageState } from '../../ui/page-state.js';
import { TypeCard, TypeCardSkeleton } from './type-card.js';

const route = getRouteApi('/catalogue');

export function CataloguePage() {
  usePageMeta(
    'Catalogue',
    'Every look and product of PixShift with before and after, price and form.',
  );
  const { category: asked, q } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: types, error, refetch } = useQuery(catalogueQuery);
  const categories = presentCategories(types);
  // Of a kind that there is not, such as in an old link, everything is shown.
  const category = categories.find((key) => key === asked);
  const shown = types && matching(types, category, q);

  return (
    <div className="shell py-8 md:py-12">
      <h1 className="text-3xl">What shall we make?</h1>
      <div className="mt-6 flex flex-col gap-4 lg:flex-row lg:items-center lg:justify-between">
        <div
          role="group"
          aria-label="Filter by kind"
          className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0"
        >
          <Chip
            pressed={!category}
            onClick={() => void navigate({ search: (now) => ({ ...now, category: undefined }) })}
          >
            Everything
          </Chip>
          {categories.map((key) => (
            <Chip
              key={key}
              data-category={key}
              pressed={category === key}
              onClick={() => void navigate({ search: (now) => ({ ...now, category: key }) })}
            >
              <CategoryDot />
              {categoryLabel(key)}
            </Chip>
          ))}
        </div>
        <search className="relative block w-full lg:max-w-72">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute left-3.5 top-1/2 size-5 -translate-y-1/2 text-muted"
          />
          <Input
            type="search"
            aria-label="Search the catalogue"
            placeholder="Sketch, 1970s, crown …"
            value={q ?? ''}
            className="pl-11"
            onChange={({ target }) =>
              void navigate({
                search: (now) => ({ ...now, q: target.value || undefined }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        </search>
      </div>
      <p role="status" className="sr-only">
        {shown ? plural(shown.length, 'entry', 'entries') : 'Loading the catalogue'}
      </p>
      {error && !types ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : shown?.length === 0 ? (
        <PageState
          picture={<NothingFound />}
          title="Nothing by that name"
          actions={<Button onClick={() => void navigate({ search: {} })}>Show everything</Button>}
        >
          <p>Try a shorter word, or another kind.</p>
        </PageState>
      ) : (
        <ul className="mt-7 grid grid-cols-[repeat(auto-fill,minmax(min(100%,8.25rem),1fr))] gap-3 sm:grid-cols-2 sm:gap-5 md:grid-cols-3 xl:grid-cols-4">
          {shown
            ? shown.map((type, index) => <TypeCard key={type.id} type={type} eager={index < 4} />)
            : Array.from({ length: 8 }, (_, index) => <TypeCardSkeleton key={index} />)}
        </ul>
      )}
    </div>
  );
}

function presentCategories(types: TransformationType[] | undefined): string[] {
  const known = CATEGORIES.map(({ key }) => key);
  if (!types) return known;
  const present = new Set<string>(types.map(({ category }) => category));
  return [
    ...known.filter((key) => present.has(key)),
    ...[...present].filter((key) => !known.includes(key)),
  ];
}

function matching(
  types: TransformationType[],
  category: string | undefined,
  q: string | undefined,
): TransformationType[] {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return types
    .filter((type) => !category || type.category === category)
    .filter((type) => {
      const text = `${type.name} ${type.description} ${categoryLabel(type.category)}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((one, other) => rank(other) - rank(one));
}

function rank(type: TransformationType): number {
  return type.availability === 'ready' ? 1 : 0;
}
