import clsx from 'clsx';

/**
 * The mark: one frame, half drawn in lines, half in colour, with the name beside it.
 *
 * @param wordClass where there is no room for the name
 */
export function Logo({ wordClass = '' }: { wordClass?: string }) {
  return (
    <span className="inline-flex items-center gap-2.5 align-middle">
      <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className="size-8 shrink-0">
        <path d="M23.8 12.8v9a2 2 0 0 1-2 2h-9.4z" fill="var(--photo)" />
        <rect
          x="2.2"
          y="2.2"
          width="27.6"
          height="27.6"
          rx="8"
          stroke="currentColor"
          strokeWidth="2.4"
        />
        <path
          d="M8.5 23.8 23.5 8M7.5 16.6 15 9M7.5 11.3l4-4"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
      <span className={clsx('display text-xl', wordClass)}>PixShift</span>
    </span>
  );
}
