import { Link } from '@tanstack/react-router';
import { Hourglass, ImageOff, RotateCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import type { Generation, TransformationType } from '../../api/types.js';
import { categoryLabel } from '../../lib/categories.js';
import { useOneColumn } from '../../lib/one-column.js';
import { mayHelpToRetry, RunOutcome } from '../../runs/run-outcome.js';
import { UnpaidRun } from '../../runs/unpaid-run.js';
import { RunProgress } from '../../runs/run-progress.js';
import { Button } from '../../ui/button.js';
import { CategoryDot } from '../../ui/chip.js';
import { StatusNote } from '../../ui/status-note.js';
import { Canvas } from './canvas.js';
import { DropZone } from './drop-zone.js';
import { RefusedPhoto } from './refused-photo.js';
import { RunTicket } from './run-ticket.js';
import { SchemaFields } from './schema-fields.js';
import { TypeStrip } from './type-strip.js';
import { useStudio } from './use-studio.js';

interface StudioProps {
  type: TransformationType;
  types: TransformationType[];
  runId: string | undefined;
}

/** Three zones: what is made, from what of yours, and the result. */
export function Studio({ type, types, runId }: StudioProps) {
  const studio = useStudio(type, runId);
  const siblings = types
    .filter(({ category }) => category === type.category)
    .sort(
      (one, other) => Number(other.availability === 'ready') - Number(one.availability === 'ready'),
    );
  const canvas = useRef<HTMLDivElement>(null);
  const generation = studio.run.query.data;
  const ready = type.availability === 'ready';
  const running = studio.run.running;
  const locked = running || studio.starting;
  const missingPhoto = studio.missingPhoto && !studio.desk.problem;
  const [writing, setWriting] = useState(false);
  const { quoteError } = studio;
  // Half a sentence is no mistake; a word of which nothing is made is told of at once.
  const early = writing && quoteError?.status === 400 && quoteError.details.reason === undefined;
  const work = useRef<HTMLDivElement>(null);
  useShowing(work, canvas, generation, running);
  useEffect(() => {
    if (studio.held) work.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [studio.held]);

  const photo = studio.needsPhoto ? studio.desk.photo : null;
  const { preview, previewing, refusedPhoto, run } = studio;
  const signedOut = studio.session === 'signed-out';
  // On a phone one sees what a setting does only where it stands above the settings.
  const besideSettings =
    useOneColumn() && type.previewable && photo !== null && runId === undefined;
  const picture = (
    <Canvas
      {...{ type, photo, preview, previewing, signedOut, run }}
      refused={refusedPhoto !== null}
    />
  );

  const chooseOther = () => studio.photoZone.current?.querySelector('input')?.click();

  return (
    <div data-category={type.category} className="shell py-6 lg:py-9">
      <div className="grid items-start gap-x-10 gap-y-7 lg:grid-cols-[minmax(20rem,24rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 lg:row-span-2">
          <p className="flex items-center gap-2 text-sm font-semibold text-accent-text">
            <CategoryDot />
            {categoryLabel(type.category)}
          </p>
          <h1 className="mt-1 text-3xl">{type.name}</h1>
          <p className="mt-2 text-muted">{type.description}</p>
          {siblings.length > 1 && (
            // Its names are of different lengths, so that there is room below most of them.
            <div className="-mb-2 mt-5">
              <TypeStrip types={siblings} current={type.slug} />
            </div>
          )}
          <div className="mt-5 space-y-6">
            {ready && studio.needsPhoto && (
              <div ref={studio.photoZone}>
                <DropZone locked={locked} missing={missingPhoto} noteId="photo-missing" />
                {missingPhoto && (
                  <div id="photo-missing" className="mt-3">
                    <StatusNote icon={ImageOff} tone="danger" role="alert">
                      A photo is needed first. Choose one, or take a sample.
                    </StatusNote>
                  </div>
                )}
              </div>
            )}
            {besideSettings && refusedPhoto !== null && (
              <RefusedPhoto words={refusedPhoto} onOtherPhoto={chooseOther} />
            )}
            {besideSettings && picture}
            {ready && (
              <SchemaFields
                fields={studio.fields}
                form={studio.form}
                locked={locked}
                refused={early ? undefined : studio.refusedField}
                onWriting={setWriting}
              />
            )}
          </div>
        </div>
        <div ref={work} className="min-w-0 scroll-mt-20 space-y-4 lg:col-start-2 lg:row-start-2">
          {running && generation?.unpaid ? (
            <UnpaidRun id={generation.id} unpaid={generation.unpaid} from={`/g/${generation.id}`} />
          ) : running && generation ? (
            <RunProgress id={generation.id} progress={studio.run.progress} />
          ) : (
            <>
              {generation && generation.status !== 'COMPLETED' && (
                <FailedRun generation={generation} onRetry={studio.retry} />
              )}
              {studio.underWay && <UnderWay generation={studio.underWay} />}
              <RunTicket
                type={type}
                me={studio.me}
                signedOut={signedOut}
                quote={studio.quote}
                quoteError={early ? null : quoteError}
                refusedField={early ? null : (studio.refusedField?.name ?? null)}
                // What stands beside the result already is not said again.
                notes={studio.notes.filter((note) => !generation?.notes.includes(note))}
                refusedPhoto={refusedPhoto}
                // There the ticket is far below the photo that it is about.
                refusalShown={besideSettings}
                onOtherPhoto={chooseOther}
                quoting={studio.quoting}
                runError={studio.runError}
                starting={studio.starting}
                checking={studio.checking}
                retention={studio.retention}
                onRetention={studio.setRetention}
                onRun={studio.press}
                onPaySingle={studio.paySingle}
              />
            </>
          )}
        </div>
        <div ref={canvas} className="min-w-0 scroll-mt-20 lg:col-start-2 lg:row-start-1">
          {!besideSettings && picture}
        </div>
      </div>
    </div>
  );
}

/**
 * What happens is on the screen where it happens: on a phone the form is long, and what replaces the
 * button is shorter than it, so that the page would slip away under the reader.
 */
function useShowing(
  work: { current: HTMLElement | null },
  canvas: { current: HTMLElement | null },
  run: Generation | undefined,
  running: boolean,
) {
  const id = run?.id;
  const isDone = !running && run?.status === 'COMPLETED';
  useEffect(() => {
    if (id === undefined) return;
    // Whoever comes here by Back or Forward is first put where they were.
    const frame = requestAnimationFrame(() => {
      const target = isDone ? canvas.current : work.current;
      const isOneColumn = (work.current?.offsetTop ?? 0) < (canvas.current?.offsetTop ?? 0);
      target?.scrollIntoView({ block: isOneColumn ? 'start' : 'nearest', behavior: 'smooth' });
    });
    return () => cancelAnimationFrame(frame);
  }, [work, canvas, id, running, isDone]);
}

/** Somebody may have come back to see what becomes of it, and not to make it twice. */
function UnderWay({ generation: { id, type, unpaid } }: { generation: Generation }) {
  return (
    <div className="mx-auto max-w-[54rem]">
      <StatusNote icon={Hourglass} role="status">
        <p>
          {unpaid
            ? 'One that you wanted a moment ago waits to be paid for.'
            : 'One that you wanted a moment ago is being made.'}
        </p>
        <Link
          to="/studio/$slug"
          params={{ slug: type }}
          search={{ run: id }}
          resetScroll={false}
          className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
        >
          See how far it is
        </Link>
      </StatusNote>
    </div>
  );
}

function FailedRun(props: { generation: Generation; onRetry: (id: string) => void }) {
  const { id } = props.generation;
  return (
    <div className="mx-auto max-w-[54rem] space-y-3">
      <RunOutcome generation={props.generation} />
      {mayHelpToRetry(props.generation) && (
        <Button onClick={() => props.onRetry(id)}>
          <RotateCw aria-hidden="true" />
          Try the same again
        </Button>
      )}
    </div>
  );
}
