import clsx from 'clsx';

import type { Artifact, Generation } from '../api/types.js';
import { CompareSlider } from '../ui/compare-slider.js';
import { isStrip } from '../ui/is-strip.js';
import { SignedImage } from '../ui/signed-image.js';
import { textOf } from './text-of.js';

interface Picture {
  url: string;
  width: number;
  height: number;
}

/** The picture to show for a result: the first artefact that a browser can draw. */
export function mainArtifact(generation: Generation): Artifact | undefined {
  return generation.artifacts.find(
    ({ previewUrl, mime }) => previewUrl && mime.startsWith('image/'),
  );
}

/** Whether a result may be transparent somewhere: a PNG by itself is a cut-out, beside vectors it is a page. */
export function isSeeThrough({ artifacts }: Generation): boolean {
  return artifacts.length > 0 && artifacts.every(({ mime }) => mime === 'image/png');
}

/** The photo a result was made from, while it is still stored. */
export function inputPicture({ inputAssets }: Generation): Picture | null {
  const [input] = inputAssets;
  if (!input?.previewUrl || !input.width || !input.height) return null;
  return { url: input.previewUrl, width: input.width, height: input.height };
}

/** Shapes that differ by more than this cannot lie on top of each other. */
const SAME_SHAPE = 0.04;

interface ResultPictureProps {
  generation: Generation;
  name: string;
  before: Picture | null;
  onExpired: () => void;
}

/** Before and after on one seam where they fit, else the result with the photo below it. */
export function ResultPicture({ generation, name, before, onExpired }: ResultPictureProps) {
  const artifact = mainArtifact(generation);
  if (!artifact?.previewUrl) return null;
  const width = artifact.width ?? before?.width ?? 1;
  const height = artifact.height ?? before?.height ?? 1;
  const wide = isStrip(width / height);
  // Who is described is not the photo in another look.
  const described = textOf(generation) !== undefined;
  const fits =
    !wide &&
    !described &&
    before !== null &&
    Math.abs(before.width / before.height / (width / height) - 1) < SAME_SHAPE;

  if (fits) {
    return (
      <CompareSlider
        key={artifact.id}
        before={before.url}
        after={artifact.previewUrl}
        beforeAlt="Your photo"
        afterAlt={`The result: ${name}`}
        width={width}
        height={height}
        seeThrough={isSeeThrough(generation)}
        eager
        onExpired={onExpired}
      />
    );
  }
  return (
    <>
      <div
        {...(wide && {
          role: 'group',
          tabIndex: 0,
          'aria-label': 'A wide picture, to move sideways',
        })}
        className={wide ? 'overflow-x-auto rounded-lg print:overflow-visible' : undefined}
      >
        <SignedImage
          key={artifact.id}
          src={artifact.previewUrl}
          alt={`The result: ${name}`}
          width={width}
          height={height}
          onExpired={onExpired}
          className={clsx(
            isSeeThrough(generation) ? 'checkered' : 'bg-white',
            wide ? 'h-44 w-auto max-w-none print:h-auto print:w-full' : 'h-auto w-full rounded-lg',
          )}
        />
      </div>
      {wide && (
        <p className="mt-2 text-sm text-muted no-print">Move it sideways to see all of it.</p>
      )}
      {before && (
        <figure className="mt-2.5 flex items-center gap-3 print:hidden">
          <img
            src={before.url}
            alt="Your photo"
            width={before.width}
            height={before.height}
            className="h-16 w-auto max-w-32 rounded-md object-cover"
          />
          <figcaption className="text-sm text-muted">
            {described ? 'In the colours of your photo' : 'Drawn from your photo'}
          </figcaption>
        </figure>
      )}
    </>
  );
}
