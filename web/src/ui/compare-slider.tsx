import clsx from 'clsx';
import { ChevronsLeftRight } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

import { prefersReducedMotion } from '../lib/reduced-motion.js';
import { isStrip } from './is-strip.js';
import { SignedImage } from './signed-image.js';

interface CompareSliderProps {
  before: string;
  after: string;
  /** What the pictures show, for people who do not see them. */
  beforeAlt: string;
  afterAlt: string;
  width: number;
  height: number;
  /** Where the seam is at first, in hundredths from the left: in the middle if it is not said. */
  opensAt?: number;
  /** The second picture may be transparent, and what is behind it then shows that. */
  seeThrough?: boolean;
  /** The first one may be: the second must not show through it. */
  beforeSeeThrough?: boolean;
  /** Sweeps across once when it first comes into view, to show that it can be moved. */
  demo?: boolean;
  eager?: boolean;
  onExpired?: (() => void) | undefined;
  className?: string;
}

const KEY_STEP = 2;
const PAGE_STEP = 10;
const SIDEWAYS_PX = 6;

/** Two pictures of one shape under each other, with a seam to drag. */
export function CompareSlider(props: CompareSliderProps) {
  const { demo = false, eager = false, opensAt = demo ? 62 : 50 } = props;
  const [share, setShare] = useState(opensAt);
  const frame = useRef<HTMLDivElement>(null);
  const touched = useRef(false);
  /** Where a finger came down that has not shown yet what it wants. */
  const start = useRef<number | null>(null);
  useDemo(frame, touched, demo, setShare);

  const follow = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (box) setShare(clamp(((event.clientX - box.left) / box.width) * 100));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = nextShare(event.key, share);
    if (target === null) return;
    event.preventDefault();
    touched.current = true;
    setShare(clamp(target));
  };
  const loading = eager ? 'eager' : 'lazy';
  const strip = isStrip(props.width / props.height);

  return (
    <div
      ref={frame}
      className={clsx(
        'relative touch-pan-y select-none overflow-hidden rounded-lg',
        props.seeThrough ? 'checkered' : 'bg-sunken',
        props.className,
      )}
      style={{ aspectRatio: `${props.width} / ${props.height}` }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        touched.current = true;
        // A finger may be about to scroll: it takes the seam along once it goes sideways.
        if (event.pointerType === 'touch') {
          start.current = event.clientX;
          return;
        }
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event) => {
        if (start.current !== null && Math.abs(event.clientX - start.current) > SIDEWAYS_PX) {
          start.current = null;
          event.currentTarget.setPointerCapture(event.pointerId);
        }
        if (start.current === null && event.currentTarget.hasPointerCapture(event.pointerId)) {
          follow(event);
        }
      }}
      onPointerUp={(event) => {
        // A tap moves the seam to where it was.
        if (start.current !== null) follow(event);
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    >
      <SignedImage
        src={props.after}
        alt={props.afterAlt}
        width={props.width}
        height={props.height}
        loading={loading}
        fetchPriority={eager ? 'high' : 'auto'}
        draggable={false}
        onExpired={props.onExpired}
        className="absolute inset-0 size-full object-cover"
      />
      <SignedImage
        src={props.before}
        alt={props.beforeAlt}
        width={props.width}
        height={props.height}
        loading={loading}
        draggable={false}
        onExpired={props.onExpired}
        className={clsx(
          'absolute inset-0 size-full object-cover print:hidden',
          props.beforeSeeThrough && 'checkered',
        )}
        style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}
      />
      <Tag side="left" strip={strip} hidden={share < (strip ? 30 : 18)}>
        Before
      </Tag>
      <Tag side="right" strip={strip} hidden={share > (strip ? 70 : 82)}>
        After
      </Tag>
      <div
        role="slider"
        tabIndex={0}
        aria-label="Compare before and after"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share)}
        aria-valuetext={`${Math.round(share)} % of the photo before`}
        onKeyDown={onKeyDown}
        className="group absolute inset-y-0 -ml-6 w-12 cursor-ew-resize outline-none print:hidden"
        style={{ left: `${share}%` }}
      >
        <span className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.25)]" />
        <span className="absolute left-1/2 top-1/2 grid aspect-square h-12 max-h-full -translate-1/2 place-items-center rounded-full border-2 border-[#1e1b18] bg-white text-[#1e1b18] shadow-card group-focus-visible:ring-4 group-focus-visible:ring-primary">
          <ChevronsLeftRight className="size-5" aria-hidden="true" />
        </span>
      </div>
    </div>
  );
}

function Tag(props: {
  side: 'left' | 'right';
  /** The picture is so low that the seam's knob is beside the tag. */
  strip: boolean;
  hidden: boolean;
  children: string;
}) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        props.strip ? 'top-1/2 -translate-y-1/2' : 'bottom-3',
        'pointer-events-none absolute rounded-md print:hidden bg-[#1e1b18]/78 px-2 py-0.5 text-sm font-semibold text-white transition-opacity duration-150',
        props.side === 'left' ? 'left-3' : 'right-3',
        props.hidden && 'opacity-0',
      )}
    >
      {props.children}
    </span>
  );
}

function useDemo(
  frame: { current: HTMLElement | null },
  touched: { current: boolean },
  demo: boolean,
  setShare: (share: number) => void,
) {
  useEffect(() => {
    const element = frame.current;
    if (!demo || !element || prefersReducedMotion()) return;
    let request = 0;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        watcher.disconnect();
        const start = performance.now() + 500;
        const step = (now: number) => {
          if (touched.current) return;
          const time = Math.min(1, Math.max(0, (now - start) / 2_600));
          setShare(sweep(time));
          if (time < 1) request = requestAnimationFrame(step);
        };
        request = requestAnimationFrame(step);
      },
      { threshold: 0.4 },
    );
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      cancelAnimationFrame(request);
    };
  }, [demo, frame, touched, setShare]);
}

/** From the middle to the right, all the way to the left, and back: each leg eased. */
function sweep(time: number): number {
  const stops = [
    [0, 62],
    [0.28, 90],
    [0.72, 12],
    [1, 50],
  ] as const;
  for (let index = 1; index < stops.length; index += 1) {
    const [from, start] = stops[index - 1]!;
    const [to, end] = stops[index]!;
    if (time > to) continue;
    const local = (time - from) / (to - from);
    const eased = local < 0.5 ? 2 * local * local : 1 - (-2 * local + 2) ** 2 / 2;
    return start + (end - start) * eased;
  }
  return 50;
}

function nextShare(key: string, share: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return share - KEY_STEP;
    case 'ArrowRight':
    case 'ArrowUp':
      return share + KEY_STEP;
    case 'PageDown':
      return share - PAGE_STEP;
    case 'PageUp':
      return share + PAGE_STEP;
    case 'Home':
      return 0;
    case 'End':
      return 100;
    default:
      return null;
  }
}

function clamp(share: number): number {
  return Math.min(100, Math.max(0, share));
}
