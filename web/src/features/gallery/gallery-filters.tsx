import { Search, Star } from 'lucide-react';
import { useEffect, useState } from 'react';

import type { GalleryFilter } from '../../api/generations.js';
import { CATEGORIES } from '../../lib/categories.js';
import { Chip } from '../../ui/chip.js';
import { Input, inputClass } from '../../ui/field.js';

interface GalleryFiltersProps {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

type Filter = Omit<GalleryFilter, 'favourite'> & { favourite?: true };

const STATES = [
  { value: 'COMPLETED', label: 'Finished' },
  { value: 'PROCESSING', label: 'Being made' },
  { value: 'FAILED', label: 'Failed' },
] as const;

const TYPING_PAUSE_MS = 300;

export function GalleryFilters({ filter, onChange }: GalleryFiltersProps) {
  const set = (change: { [K in keyof Filter]?: Filter[K] | undefined }) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined),
      ),
    );

  return (
    <div className="mb-7 mt-6 flex flex-col gap-3 lg:flex-row lg:items-center lg:justify-between">
      <div
        role="group"
        aria-label="Filter"
        className="-mx-4 flex items-center gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0"
      >
        <Chip
          pressed={filter.favourite === true}
          onClick={() => set({ favourite: filter.favourite ? undefined : true })}
        >
          <Star className="size-4" aria-hidden="true" />
          Favourites
        </Chip>
        {STATES.map(({ value, label }) => (
          <Chip
            key={value}
            pressed={filter.status === value}
            onClick={() => set({ status: filter.status === value ? undefined : value })}
          >
            {label}
          </Chip>
        ))}
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,9rem),1fr))] gap-3 sm:flex">
        <select
          aria-label="Kind of picture"
          value={filter.category ?? ''}
          onChange={({ target }) => set({ category: target.value || undefined })}
          className={`${inputClass} sm:w-52`}
        >
          <option value="">Every kind</option>
          {CATEGORIES.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
        <TitleSearch value={filter.q ?? ''} onSearch={(q) => set({ q: q || undefined })} />
      </div>
    </div>
  );
}

function TitleSearch({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const [draft, setDraft] = useState(value);
  const [typing, setTyping] = useState(false);
  if (!typing && draft !== value) setDraft(value);
  useEffect(() => {
    if (!typing) return;
    const timer = setTimeout(() => {
      setTyping(false);
      onSearch(draft.trim());
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, typing, onSearch]);
  return (
    <search className="relative block sm:w-60">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute left-3.5 top-1/2 size-5 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        aria-label="Search by title"
        placeholder="Title"
        value={draft}
        className="pl-11"
        onChange={({ target }) => {
          setTyping(true);
          setDraft(target.value);
        }}
      />
    </search>
  );
}
