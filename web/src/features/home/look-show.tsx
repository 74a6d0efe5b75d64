import clsx from 'clsx';
import { useRef, useState } from 'react';

import { CompareSlider } from '../../ui/compare-slider.js';

const LOOKS = [
  { slug: 'photo-pencil-sketch', name: 'Pencil sketch' },
  { slug: 'photo-pop-art', name: 'Pop art' },
  { slug: 'photo-duotone', name: 'Duotone' },
  { slug: 'photo-1920s', name: '1920s' },
  { slug: 'photo-1970s', name: '1970s' },
  { slug: 'photo-1990s', name: '1990s' },
] as const;

/** One photo and its looks: the seam moves by itself once, then it is the visitor's. */
export function LookShow() {
  const [shown, setShown] = useState(0);
  const first = useRef(true);
  const look = LOOKS[shown]!;
  const choose = (index: number) => {
    first.current = false;
    setShown(index);
  };
  return (
    <div className="mx-auto w-full max-w-[38rem]">
      <div className="mount rotate-[0.8deg]">
        <CompareSlider
          key={look.slug}
          before={`/looks/${look.slug}-before.webp`}
          after={`/looks/${look.slug}.webp`}
          beforeAlt="The photo as it was taken"
          afterAlt={`The same photo as ${look.name.toLowerCase()}`}
          width={1}
          height={1}
          demo={first.current}
          eager
        />
      </div>
      <div
        role="group"
        aria-label="Looks to try on this photo"
        className="mt-5 grid grid-cols-6 gap-2 sm:gap-3"
      >
        {LOOKS.map(({ slug, name }, index) => (
          <button
            key={slug}
            type="button"
            aria-pressed={index === shown}
            onClick={() => choose(index)}
            className="group rounded-xl text-sm leading-tight"
          >
            <img
              src={`/looks/${slug}.webp`}
              alt=""
              width={96}
              height={96}
              className={clsx(
                'aspect-square w-full rounded-xl border-2 object-cover p-0.5 transition-colors',
                index === shown
                  ? 'border-primary'
                  : 'border-transparent group-hover:border-control/60',
              )}
            />
            <span
              className={clsx(
                'mt-1 hidden text-center sm:block',
                index === shown ? 'font-semibold' : 'text-muted',
              )}
            >
              {name}
            </span>
            <span className="sr-only sm:hidden">{name}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
