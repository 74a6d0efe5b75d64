import clsx from 'clsx';
import { Download } from 'lucide-react';
import { useEffect, useRef } from 'react';

import type { Generation, TransformationType } from '../../api/types.js';
import { inputPicture, mainArtifact, ResultPicture } from '../../runs/result-picture.js';
import { ReceiptLine } from '../../runs/run-outcome.js';
import { ResultText } from '../../runs/result-text.js';
import { RunNotes } from '../../runs/run-notes.js';
import type { useRun } from '../../runs/use-run.js';
import { ButtonLink } from '../../ui/button.js';
import { CompareSlider } from '../../ui/compare-slider.js';
import { ProductScene } from '../../ui/illustrations.js';
import { ErrorState } from '../../ui/page-state.js';
import { RetentionClock } from '../../ui/retention-clock.js';
import { Skeleton } from '../../ui/skeleton.js';
import { useLate } from '../../lib/use-late.js';
import type { DeskPhoto } from './desk-photo.js';
import { Frame } from './frame.js';
import { LabelledPicture } from './labelled-picture.js';
import { PreviewPicture } from './preview-picture.js';
import type { Preview } from './use-preview.js';

interface CanvasProps {
  type: TransformationType;
  photo: DeskPhoto | null;
  preview: Preview | null;
  /** Whether the first preview of this photo is being made. */
  previewing: boolean;
  /** Whether nothing can be made of the photo, so that there is no preview to come. */
  refused: boolean;
  /** Whether nobody is signed in, for whom there are no previews. */
  signedOut: boolean;
  run: ReturnType<typeof useRun>;
}

/** The result zone: an example, then your photo, then the same photo in work, then the picture. */
export function Canvas({ type, photo, preview, previewing, refused, signedOut, run }: CanvasProps) {
  const generation = run.query.data;
  if (run.query.isError && !generation) {
    return <ErrorState error={run.query.error} onRetry={() => void run.query.refetch()} />;
  }
  // While a run begins its photo stays where it is, so that nothing below it moves.
  if (!generation && run.query.isLoading && !photo) {
    return <Skeleton className="aspect-square w-full rounded-2xl" />;
  }
  if (!generation) return <Idle {...{ type, photo, preview, previewing, refused, signedOut }} />;

  const before = photo ?? inputPicture(generation);
  // The line that the first look had keeps its room.
  const label = photo && type.previewable ? '' : undefined;
  if (run.running && before) {
    return (
      <Frame ratio={before.width / before.height}>
        <LabelledPicture label={label}>
          <img
            src={before.url}
            alt="Your photo, being worked on"
            width={before.width}
            height={before.height}
            className="h-auto w-full rounded-lg opacity-45 saturate-[.35]"
          />
        </LabelledPicture>
      </Frame>
    );
  }
  if (generation.status !== 'COMPLETED') {
    // Why it came to nothing is said beside it.
    return <Idle {...{ type, photo, preview, previewing, refused, signedOut }} />;
  }
  return (
    <div className="space-y-4">
      <Frame ratio={ratioOf(mainArtifact(generation))}>
        <LabelledPicture label={label}>
          <ResultPicture
            generation={generation}
            name={type.name}
            before={before}
            onExpired={() => void run.query.refetch()}
          />
        </LabelledPicture>
      </Frame>
      <DoneBar generation={generation} />
      <ResultText generation={generation} />
    </div>
  );
}

function DoneBar({ generation }: { generation: Generation }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The Cancel button that had the focus is gone: go on from here.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="mx-auto max-w-[54rem] animate-[rise_250ms_ease-out] space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 ref={heading} tabIndex={-1} className="text-xl outline-none">
            There it is
          </h2>
          <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
            <ReceiptLine generation={generation} />
            <RetentionClock retention={generation.retention} isFavourite={generation.isFavourite} />
          </div>
        </div>
        <ButtonLink to="/g/$id" params={{ id: generation.id }} look="primary">
          <Download aria-hidden="true" />
          Download, print, keep
        </ButtonLink>
      </div>
      <RunNotes notes={generation.notes} />
    </div>
  );
}

function Idle(props: Omit<CanvasProps, 'run'>) {
  const { type, photo, preview, previewing, refused, signedOut } = props;
  const isLate = useLate(previewing);
  const mayCome = type.previewable && !signedOut && !refused;
  if (photo && preview) return <PreviewPicture name={type.name} photo={photo} preview={preview} />;
  if (photo) {
    const ratio = photo.width / photo.height;
    return (
      <Frame ratio={ratio}>
        <LabelledPicture label={mayCome ? isLate && 'Drawing a first look …' : undefined}>
          <img
            src={photo.url}
            alt="Your photo"
            width={photo.width}
            height={photo.height}
            className={clsx('h-auto w-full rounded-lg', photo.seeThrough && 'checkered')}
          />
        </LabelledPicture>
        {signedOut && type.previewable && (
          <p className="mt-2.5 text-center text-sm text-muted">
            With an account you see here at once, for free, what becomes of your photo.
          </p>
        )}
      </Frame>
    );
  }
  const before = type.beforeThumbnailUrl;
  if (type.thumbnailUrl && before) {
    return (
      <figure>
        <Frame ratio={1}>
          <CompareSlider
            before={before}
            after={type.thumbnailUrl}
            beforeAlt="The sample photo"
            afterAlt={`The sample as ${type.name}`}
            width={1}
            height={1}
            eager
          />
        </Frame>
        <figcaption className="mt-3 text-center text-sm text-muted">
          Our sample. Yours will stand here.
        </figcaption>
      </figure>
    );
  }
  if (type.thumbnailUrl) {
    return (
      <figure>
        <Frame ratio={1}>
          <img
            src={type.thumbnailUrl}
            alt={`A sample: ${type.name}`}
            className="mx-auto h-auto w-full"
          />
        </Frame>
        <figcaption className="mt-3 text-center text-sm text-muted">
          Our sample. Yours will stand here.
        </figcaption>
      </figure>
    );
  }
  return (
    <div className="grid aspect-4/3 place-items-center rounded-2xl border-2 border-dashed border-hairline p-8">
      <div className="w-full max-w-72">
        <ProductScene category={type.category} />
        <p className="mt-4 text-center text-muted">Your result will stand here.</p>
      </div>
    </div>
  );
}

function ratioOf(artifact: { width: number | null; height: number | null } | undefined) {
  return artifact?.width && artifact.height ? artifact.width / artifact.height : undefined;
}
