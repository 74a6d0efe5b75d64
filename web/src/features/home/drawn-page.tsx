import clsx from 'clsx';
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';

import { prefersReducedMotion } from '../../lib/reduced-motion.js';

const LINES = [
  'M20 452c52-40 100-44 152-24 60-56 150-54 228-8',
  'M20 498c74-26 150-30 204-18 62-22 120-18 176-4',
  'M104 62a42 42 0 1 0 40 62 34 34 0 0 1-40-62z',
  'm188 58 5 13 14 1-11 9 4 14-12-8-12 8 4-14-11-9 14-1z',
  'm58 186 4 10 11 1-9 7 3 11-9-6-9 6 3-11-9-7 11-1z',
  'm222 150 3 8 9 1-7 6 2 9-7-5-8 5 3-9-7-6 9-1z',
  'M268 112c0-34 24-58 56-58s56 24 56 58c0 28-22 46-38 66h-36c-16-20-38-38-38-66z',
  'M306 178c-18-40-18-92 18-124M342 178c18-40 18-92-18-124',
  'M306 178l6 24M342 178l-6 24M308 202h32v22q0 6-6 6h-20q-6 0-6-6z',
  'M34 258c2-14 20-16 26-6 8-10 26-4 24 10 12 2 12 18-2 18H38c-16 0-18-20-4-22z',
  'M300 284c2-12 18-14 24-4 8-8 24-2 22 8 12 2 12 16-2 16h-44c-14 0-14-18 0-20z',
  'M138 306c-12 16-16 34-12 52 6 28 36 46 76 46s70-18 76-46c4-18 0-36-12-52',
  'M138 306l-8-66c20 8 40 22 52 36 12-4 30-4 42 0 12-14 32-28 50-36l-8 66',
  'M144 262c8 5 15 10 21 17M260 262c-8 5-15 10-21 17',
  'M186 280v20M202 276v26M218 280v20',
  'M160 330c0-12 6-18 13-18s13 6 13 18-6 18-13 18-13-6-13-18zM218 330c0-12 6-18 13-18s13 6 13 18-6 18-13 18-13-6-13-18z',
  'M170 330c0-6 2-10 4-10s4 4 4 10-2 10-4 10-4-4-4-10zM226 330c0-6 2-10 4-10s4 4 4 10-2 10-4 10-4-4-4-10z',
  'M194 358q8-5 16 0l-8 9zM202 367v6M202 373c-4 8-14 9-19 3M202 373c4 8 14 9 19 3',
  'M136 356l-42-8M136 366l-42 4M268 356l42-8M268 366l42 4',
  'M150 394c-26 36-34 90-26 146M254 394c26 36 34 90 26 146',
  'M154 398c24 16 72 16 96 0',
  'M190 416a12 12 0 1 0 24 0 12 12 0 1 0-24 0zM202 418v6',
  'M172 446c-4 36-4 68-2 94M232 446c4 36 4 68 2 94',
  'M124 540c-12 0-16 18-2 20h52c8-2 8-20-4-20M280 540c12 0 16 18 2 20h-52c-8-2-8-20 4-20M174 560h56',
  'M186 436l6 12 10-8 10 8 6-12',
  'M284 530c44 8 68-22 58-58-6-22-36-20-34 2 2 16 16 14 16 4',
  'M352 560v-42M352 518c-14-4-18-20-6-24 2-14 22-14 24 0 12 4 8 20-6 24-4 4-8 4-12 0zM352 544c10 0 16-6 18-14',
  'M66 562v-48M66 514c-16-2-20-20-8-26 2-14 22-14 24 0 12 6 8 24-8 26zM66 542c-10 0-16-6-18-14',
];

const CRAYON: ReactNode[] = [
  <path
    key="0"
    d="M20 470c52-40 100-44 152-24 60-56 150-54 228-8v138H20z"
    fill="var(--coloring)"
  />,
  <path
    key="1"
    d="M268 112c0-34 24-58 56-58v124h-18c-16-20-38-38-38-66zM342 178c18-40 18-92-18-124 32 0 56 24 56 58 0 28-22 46-38 66z"
    fill="var(--photo)"
  />,
  <path
    key="2"
    d="M138 306l-8-66 52 36h42l50-36-8 66c14 18 16 58-6 78 26 42 32 100 20 160H124c-10-60-4-116 24-158-22-22-24-60-10-80z"
    fill="var(--story)"
  />,
  <path key="3" d="M104 62a42 42 0 1 0 40 62 34 34 0 0 1-40-62z" fill="var(--story)" />,
  <path
    key="4"
    d="M352 518c-14-4-18-20-6-24 2-14 22-14 24 0 12 4 8 20-6 24zM66 514c-16-2-20-20-8-26 2-14 22-14 24 0 12 6 8 24-8 26z"
    fill="var(--hair)"
  />,
];

/** A colouring page that draws itself line by line, then gets its first colours. */
export function DrawnPage() {
  const frame = useRef<SVGSVGElement>(null);
  const [stage, setStage] = useState<'waiting' | 'drawing' | 'done'>(() =>
    prefersReducedMotion() ? 'done' : 'waiting',
  );

  useEffect(() => {
    if (stage !== 'waiting' || !frame.current) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setStage('drawing');
      },
      { threshold: 0.3 },
    );
    watcher.observe(frame.current);
    return () => watcher.disconnect();
  }, [stage]);

  return (
    <svg
      ref={frame}
      viewBox="0 0 420 594"
      fill="none"
      role="img"
      aria-label="A colouring page: a cat on a hill under a balloon, a moon and stars, half coloured in"
      className={clsx('line-drawing h-auto w-full', stage)}
    >
      <g style={{ mixBlendMode: 'multiply' }}>
        {CRAYON.map((shape, index) => (
          <g
            key={index}
            className="crayon crayoned"
            style={{ '--i': index } as CSSProperties}
            opacity={0.85}
          >
            {shape}
          </g>
        ))}
      </g>
      <g
        className="inked"
        stroke="#1e1b18"
        strokeWidth={3.2}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <rect x={20} y={20} width={380} height={554} rx={10} strokeWidth={2.4} />
        {LINES.map((d, index) => (
          <path
            key={d}
            d={d}
            pathLength={1}
            className="line"
            style={{ '--i': index } as CSSProperties}
          />
        ))}
      </g>
    </svg>
  );
}
