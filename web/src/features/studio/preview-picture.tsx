import clsx from 'clsx';

import { CompareSlider } from '../../ui/compare-slider.js';
import type { DeskPhoto } from './desk-photo.js';
import { Frame } from './frame.js';
import { LabelledPicture } from './labelled-picture.js';
import type { Preview } from './use-preview.js';

/** Shapes that differ by more than this cannot lie on top of each other. */
const SAME_SHAPE = 0.04;

/** Most of the look is seen at once, so that nobody at the side seems unchanged; and that there is more to see. */
const OPENS_AT = 22;

interface PreviewPictureProps {
  name: string;
  photo: DeskPhoto;
  preview: Preview;
}

/** What the look would make of the photo, in the place and shape that the photo had. */
export function PreviewPicture({ name, photo, preview }: PreviewPictureProps) {
  const ratio = photo.width / photo.height;
  const fits = Math.abs(preview.width / preview.height / ratio - 1) < SAME_SHAPE;
  return (
    <Frame ratio={ratio}>
      <LabelledPicture label="First look, small and free">
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
              opensAt={OPENS_AT}
              seeThrough={preview.seeThrough}
              beforeSeeThrough={photo.seeThrough}
              eager
            />
          ) : (
            <img
              src={preview.url}
              alt={`A first look: ${name}`}
              className={clsx(
                'size-full rounded-lg object-contain',
                preview.seeThrough && 'checkered',
              )}
            />
          )}
        </div>
      </LabelledPicture>
    </Frame>
  );
}
