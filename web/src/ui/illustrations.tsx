import type { ReactNode } from 'react';

/**
 * Drawings in ink with a touch of crayon, in the manner of the colouring pages. They carry no
 * information of their own, so screen readers skip them.
 */
function Drawing({
  box,
  crayon,
  children,
}: {
  box: string;
  crayon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <svg viewBox={box} fill="none" aria-hidden="true" className="h-auto w-full overflow-visible">
      {crayon && (
        <g className="crayoned" strokeLinecap="round" strokeLinejoin="round">
          {crayon}
        </g>
      )}
      <g
        className="inked"
        stroke="currentColor"
        strokeWidth={3}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {children}
      </g>
    </svg>
  );
}

/** Nothing here yet: an empty frame on its nail, and a cat that waits for the picture. */
export function EmptyFrame() {
  return (
    <Drawing
      box="0 0 240 180"
      crayon={
        <>
          <path d="M62 62h92v66H62z" fill="var(--sunken)" />
          <path d="M70 118 92 88l14 16 18-28 24 42" stroke="var(--story)" strokeWidth={7} />
          <path d="M178 150c2-26 34-26 38 0z" fill="var(--photo)" />
        </>
      }
    >
      <path d="M108 18v3M108 21 70 48M108 21l38 27" />
      <path d="M50 48h116v92H50zM62 60h92v68H62z" />
      <path d="M176 158c-3-26 4-40 20-40s23 14 20 40M180 124l-2-18 11 8h14l11-8-2 18" />
      <path d="M188 128v2M204 128v2M194 137l2 2 2-2" />
      <path d="M216 152c14 4 16-12 8-18" />
      <path d="M30 159h190" />
    </Drawing>
  );
}

/** Something failed: a pencil snapped in two over its own line. */
export function BrokenPencil() {
  return (
    <Drawing
      box="0 0 240 160"
      crayon={
        <>
          <path d="m36 72 62 22-8 22-62-22z" fill="var(--story)" />
          <path d="m138 78 54-36 13 20-54 36z" fill="var(--story)" />
          <path d="M20 142c40-12 60 8 96-2" stroke="var(--photo)" strokeWidth={6} />
        </>
      }
    >
      <path d="m30 70 66 24 6 6-8 4 4 8-8 4-66-24z" />
      <path d="m30 70-10-4-6 16 10 4" />
      <path d="m140 76 52-36 28 0-14 24-54 36-2-8-8 0 4-8z" />
      <path d="m192 40 14 24M212 40l4 8" />
      <path d="M118 62V44M132 60l8-14M104 66 92 54" />
      <path d="M20 142c40-12 60 8 96-2" />
    </Drawing>
  );
}

/** No connection: a plug that has left its socket. */
export function UnpluggedCable() {
  return (
    <Drawing
      box="0 0 240 150"
      crayon={
        <>
          <path d="M64 58h34v38H64z" fill="var(--fursona)" />
          <path d="M160 48h40v58h-40z" fill="var(--sunken)" />
        </>
      }
    >
      <path d="M10 118c26 12 20-40 54-41" />
      <path d="M64 58h30q6 0 6 6v26q0 6-6 6H64zM100 68h18M100 86h18" />
      <path d="M158 46h36q8 0 8 8v46q0 8-8 8h-36zM168 68h6M168 86h6" />
      <path d="M202 77h28" />
      <path d="M138 56v-9M136 100v9M144 62l6-7M144 93l6 7" />
    </Drawing>
  );
}

/** A page that is not there: a colouring page whose lines were never joined. */
export function LostPage() {
  return (
    <Drawing
      box="0 0 240 180"
      crayon={
        <path d="M104 70c4-20 40-16 34 6-4 14-20 10-20 28" stroke="var(--hair)" strokeWidth={8} />
      }
    >
      <path d="M66 14h84l26 26v126H66z" />
      <path d="M150 14v26h26" />
      <path
        d="M104 70c4-20 40-16 34 6-4 14-20 10-20 28M118 120v2"
        strokeDasharray="1 9"
        strokeWidth={4}
      />
      <path d="M88 146c10-8 16 6 26-2s14 4 24-2" />
      <path d="m186 150 30-44 10 7-30 44-13 6zM212 112l9 7" />
    </Drawing>
  );
}

/** A search without finds: a magnifying glass over a scribble. */
export function NothingFound() {
  return (
    <Drawing
      box="0 0 240 160"
      crayon={<circle cx="104" cy="70" r="40" fill="var(--fursona)" opacity=".5" />}
    >
      <circle cx="104" cy="70" r="42" />
      <path d="m136 100 40 40q6 5 11 0t0-11l-41-39" />
      <path d="M84 78c4-26 12 14 18-8s8 18 14-2 4 10 8 4" />
      <path d="M74 58c4-10 10-15 18-18" />
    </Drawing>
  );
}

/** The drop zone: a photo coming down onto the table. */
export function PhotoDrop() {
  return (
    <Drawing
      box="0 0 160 110"
      crayon={
        <>
          <path d="M50 66 68 44l12 13 10-12 20 22z" fill="var(--coloring)" />
          <circle cx="97" cy="35" r="7" fill="var(--story)" />
        </>
      }
    >
      <path d="m44 18 70 0 0 56-70 0zM44 66l24-24 14 15 10-11 22 20" />
      <circle cx="97" cy="35" r="7" />
      <path d="M24 84v12h112V84" />
    </Drawing>
  );
}

const SCENES: Record<string, ReactNode> = {
  photo: (
    <Drawing
      box="0 0 200 150"
      crayon={
        <>
          <path d="M40 104 76 62l24 26 20-22 40 38z" fill="var(--photo)" />
          <circle cx="136" cy="48" r="11" fill="var(--story)" />
        </>
      }
    >
      <path d="M36 26h128v92H36z" />
      <path d="m36 106 40-46 26 28 20-22 42 40" />
      <circle cx="136" cy="48" r="11" />
      <path d="M50 134h100" />
    </Drawing>
  ),
  coloring: (
    <Drawing box="0 0 200 150" crayon={<path d="M72 92c8-30 50-30 56 0z" fill="var(--coloring)" />}>
      <path d="M58 14h84v122H58z" />
      <path d="M72 92c6-32 50-32 56 0zM100 68V52M100 92v30M100 112c-10 0-14-6-14-12M100 118c10 0 14-6 14-12" />
      <path d="m150 112 28-64 10 5-28 64-11 8z" />
    </Drawing>
  ),
  hair: (
    <Drawing
      box="0 0 200 150"
      crayon={
        <path
          d="M62 84c-10-52 18-70 42-70 30 0 46 26 36 68-4-18-14-28-26-34-10 12-34 14-44 14-4 6-6 14-8 22z"
          fill="var(--hair)"
        />
      }
    >
      <path d="M68 66c-4 44 10 66 32 66s38-24 32-68" />
      <path d="M62 84c-10-52 18-70 42-70 30 0 46 26 36 68-4-18-14-28-26-34-10 12-34 14-44 14-4 6-6 14-8 22z" />
      <path d="M86 84v3M116 84v3M93 110c5 5 11 5 16 0M101 88l-3 10h5" />
      <path d="M82 30c8-6 20-8 30-4M76 44c10-8 24-8 34-4" />
      <path d="m160 110 30-40M190 110l-30-40" />
      <circle cx="157" cy="116" r="7" />
      <circle cx="193" cy="116" r="7" />
    </Drawing>
  ),
  fursona: (
    <Drawing
      box="0 0 200 150"
      crayon={
        <>
          <path
            d="M54 60 48 16l34 22h36l34-22-6 44c6 34-18 68-46 76-28-8-52-42-46-76z"
            fill="var(--fursona)"
          />
          <path d="M76 92c6 22 14 34 24 42 10-8 18-20 24-42l-24 12z" fill="var(--raised)" />
        </>
      }
    >
      <path d="M54 60 48 16l34 22h36l34-22-6 44c8 34-18 68-46 76-28-8-54-42-46-76z" />
      <path d="m58 30 6 20M142 30l-6 20M76 92l24 12 24-12" />
      <path d="M78 72c4-4 9-4 12 0M110 72c4-4 9-4 12 0" />
      <path d="M94 118h12l-6 7zM100 125v6" />
      <path d="m46 96-18 2M48 106l-16 8M154 96l18 2M152 106l16 8" />
    </Drawing>
  ),
  story: (
    <Drawing
      box="0 0 200 150"
      crayon={
        <>
          <path
            d="M28 46c24-10 50-8 70 6v76c-20-12-46-14-70-6z"
            fill="var(--story)"
            opacity=".75"
          />
          <path d="m146 18 4 10 11 1-8 7 2 11-9-6-10 6 3-11-8-7 11-1z" fill="var(--story)" />
        </>
      }
    >
      <path d="M28 46c24-10 50-8 72 6 22-14 48-16 72-6v76c-24-8-50-6-72 6-22-12-48-14-72-6zM100 52v76" />
      <path d="M42 62c14-4 28-3 42 3M42 78c14-4 28-3 42 3M42 94c14-4 28-3 42 3M116 98c12-6 24-8 40-6M116 112c12-5 24-7 40-5" />
      <path d="m146 18 4 10 11 1-8 7 2 11-9-6-10 6 3-11-8-7 11-1zM120 20v8M116 24h8M172 32v6M169 35h6" />
    </Drawing>
  ),
  book: (
    <Drawing box="0 0 200 150" crayon={<path d="M58 22h88v92H58z" fill="var(--story)" />}>
      <path d="M52 28q0-8 8-8h86v96H62q-10 0-10 9t10 9h84v-18M52 126V28M66 20v96" />
      <path d="M84 44h44v22H84zM92 78h28M92 88h28" />
      <path d="M126 134v14l-6-5-6 5v-14" />
    </Drawing>
  ),
};

/** A drawing for a product that has no sample to show. */
export function ProductScene({ category }: { category: string }) {
  return SCENES[category] ?? SCENES.photo;
}
