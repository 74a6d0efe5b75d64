import { Download, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';

import type { TransformationType } from '../../api/types.js';
import { inputPicture, ResultPicture } from '../../runs/result-picture.js';
import { ReceiptLine, RunOutcome } from '../../runs/run-outcome.js';
import { RunProgress } from '../../runs/run-progress.js';
import type { useRun } from '../../runs/use-run.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { CompareSlider } from '../../ui/compare-slider.js';
import { ProductScene } from '../../ui/illustrations.js';
import { ErrorState } from '../../ui/page-state.js';
import { RetentionClock } from '../../ui/retention-clock.js';
import { Skeleton } from '../../ui/skeleton.js';
import type { DeskPhoto } from './photo-desk.js';

interface CanvasProps {
  type: TransformationType;
  photo: DeskPhoto | null;
  run: ReturnType<typeof useRun>;
  onRetry: (id: string) => void;
}

/** The result zone: an example, then your photo, then the work on it, then the picture. */
export function Canvas({ type, photo, run, onRetry }: CanvasProps) {
  const generation = run.query.data;
  if (run.query.isError && !generation) {
    return <ErrorState error={run.query.error} onRetry={() => void run.query.refetch()} />;
  }
  if (run.query.isLoading) return <Skeleton className="aspect-square w-full rounded-2xl" />;
  if (!generation) return <Idle type={type} photo={photo} />;

  const before = photo ?? inputPicture(generation);

  if (run.running) {
    return (
      <div className="space-y-4">
        <RunProgress id={generation.id} progress={run.progress} />
        {before && (
          <Frame ratio={before.width / before.height}>
            <img
              src={before.url}
              alt="Your photo, being worked on"
              width={before.width}
              height={before.height}
              className="h-auto w-full rounded-lg opacity-45 saturate-[.35]"
            />
          </Frame>
        )}
      </div>
    );
  }
  if (generation.status !== 'COMPLETED') {
    return (
      <div className="space-y-4">
        <RunOutcome generation={generation} />
        {generation.status !== 'BLOCKED' && (
          <Button onClick={() => onRetry(generation.id)}>
            <RotateCw aria-hidden="true" />
            Try the same again
          </Button>
        )}
        <Idle type={type} photo={photo} />
      </div>
    );
  }
  return (
    <div className="animate-[rise_250ms_ease-out]">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 className="text-xl" role="status">
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
      <Frame ratio={ratioOf(generation.artifacts[0])}>
        <ResultPicture
          generation={generation}
          name={type.name}
          before={before}
          onExpired={() => void run.query.refetch()}
        />
      </Frame>
    </div>
  );
}

function Idle({ type, photo }: { type: TransformationType; photo: DeskPhoto | null }) {
  if (photo) {
    return (
      <Frame ratio={photo.width / photo.height}>
        <img
          src={photo.url}
          alt="Your photo"
          width={photo.width}
          height={photo.height}
          className="h-auto w-full rounded-lg"
        />
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
  return (
    <div className="grid aspect-4/3 place-items-center rounded-2xl border-2 border-dashed border-hairline p-8">
      <div className="w-full max-w-72">
        <ProductScene category={type.category} />
        <p className="mt-4 text-center text-muted">Your result will stand here.</p>
      </div>
    </div>
  );
}

/** Keeps any shape within the screen's height, without cropping it. */
function Frame({ ratio, children }: { ratio: number | undefined; children: ReactNode }) {
  return (
    <div
      className="mount mx-auto"
      style={ratio ? { maxWidth: `calc(max(20rem, 100dvh - 20rem) * ${ratio})` } : undefined}
    >
      {children}
    </div>
  );
}

function ratioOf(artifact: { width: number | null; height: number | null } | undefined) {
  return artifact?.width && artifact.height ? artifact.width / artifact.height : undefined;
}
