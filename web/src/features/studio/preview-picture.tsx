import clsx from 'clsx';

import type { TakenPhoto } from '../../lib/take-photo.js';
import { CompareSlider } from '../../ui/compare-slider.js';
import { Frame } from './frame.js';
import type { Preview } from './use-preview.js';

/** Shapes that differ by more than this cannot lie on top of each other. */
const SAME_SHAPE = 0.04;

interface PreviewPictureProps {
  name: string;
  photo: TakenPhoto;
  preview: Preview;
}

/** What the look would make of the photo, in the place and shape that the photo had. */
export function PreviewPicture({ name, photo, preview }: PreviewPictureProps) {
  const ratio = photo.width / photo.height;
  const fits = Math.abs(preview.width / preview.height / ratio - 1) < SAME_SHAPE;
  return (
    <figure>
      <Frame ratio={ratio}>
        <div
          className={clsx('transition-opacity duration-150', preview.isOld && 'opacity-60')}
          style={{ aspectRatio: ratio }}
        >
          {fits ? (
            <CompareSlider
              before={photo.url}
              after={preview.url}
              beforeAlt="Your photo"
              afterAlt={`A first look: ${name}`}
              width={photo.width}
              height={photo.height}
              eager
            />
          ) : (
            <img
              src={preview.url}
              alt={`A first look: ${name}`}
              className="size-full rounded-lg object-contain"
            />
          )}
        </div>
      </Frame>
      <figcaption className="mt-3 text-center text-sm text-muted">
        A first look, small and free. The finished picture is larger and finer.
      </figcaption>
    </figure>
  );
}
