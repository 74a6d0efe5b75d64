import clsx from 'clsx';
import { Camera, ImageUp, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { fileSize } from '../../lib/format.js';
import { ACCEPTED } from '../../lib/photo-check.js';
import { loadSample, SAMPLE_PHOTOS } from '../../lib/samples.js';
import { useLate } from '../../lib/use-late.js';
import { Button } from '../../ui/button.js';
import { PhotoDrop } from '../../ui/illustrations.js';
import { useToast } from '../../ui/toasts.js';
import { usePhotoDesk } from './photo-desk.js';
import { PhotoProblem } from './photo-problem.js';

const OPENING = 'Opening your photo …';

interface DropZoneProps {
  locked: boolean;
  /** Whether the run was asked for without it. */
  missing: boolean;
  /** Where that is said. */
  noteId: string;
}

/** The photo of this run: dropped anywhere on the page, pasted, taken, chosen, or a sample. */
export function DropZone({ locked, missing, noteId }: DropZoneProps) {
  const desk = usePhotoDesk();
  const say = useToast();
  const dragging = usePageDrop(locked, (file) => void desk.put(file));
  const pick = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const { photo, problem, sending } = desk;
  const isOpening = useLate(desk.opening);

  const takeSample = async (index: number) => {
    try {
      await desk.put(loadSample(SAMPLE_PHOTOS[index]!));
    } catch {
      say('The sample photo could not be loaded. Check your connection.', 'bad');
    }
  };
  const fromInput = (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = '';
    if (file) void desk.put(file);
  };

  return (
    <section aria-labelledby="photo-heading">
      <h2 id="photo-heading" className="mb-2 font-sans text-base font-semibold tracking-normal">
        Your photo
      </h2>
      {photo ? (
        <div className="flex items-center gap-3 rounded-xl border border-hairline bg-raised p-2.5">
          <img
            src={photo.url}
            alt="The photo you chose"
            width={photo.width}
            height={photo.height}
            className={clsx(
              'size-16 shrink-0 rounded-lg object-cover',
              photo.seeThrough && 'checkered',
            )}
          />
          <div className="min-w-0 flex-1 text-sm">
            <p className="truncate font-semibold">
              <bdi>{photo.name}</bdi>
            </p>
            <p className="text-muted tabular">
              {isOpening ? OPENING : `${photo.width} × ${photo.height} · ${fileSize(photo.bytes)}`}
            </p>
            {sending.state === 'done' &&
              sending.asset.warnings?.map((warning) => (
                <p key={warning} role="status" className="mt-1">
                  {warning}
                </p>
              ))}
            {sending.state === 'sending' && (
              <div
                role="progressbar"
                aria-label="Sending the photo"
                aria-valuenow={Math.round(sending.share * 100)}
                className="mt-1.5 h-1 overflow-hidden rounded-full bg-hairline"
              >
                <div
                  className="h-full bg-primary transition-[width]"
                  style={{ width: `${Math.max(4, sending.share * 100)}%` }}
                />
              </div>
            )}
          </div>
          <Button
            look="quiet"
            size="small"
            aria-label="Take the photo away"
            disabled={locked}
            onClick={desk.clear}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      ) : (
        <div
          className={clsx(
            'rounded-2xl border-2 border-dashed px-4 py-5 text-center transition-colors',
            problem || missing ? 'border-danger/60' : 'border-control/55',
          )}
        >
          <div className="mx-auto w-28">
            <PhotoDrop />
          </div>
          <p className="mt-2 text-muted">
            {isOpening ? (
              OPENING
            ) : (
              <>
                <span className="hidden hoverable:inline">Drop a photo anywhere, paste it, or</span>
                <span className="hoverable:hidden">JPEG, PNG, WebP or GIF</span>
              </>
            )}
          </p>
          <div className="mt-3 flex flex-wrap justify-center gap-2">
            <Button
              look="plain"
              aria-describedby={missing ? noteId : undefined}
              onClick={() => pick.current?.click()}
            >
              <ImageUp aria-hidden="true" />
              Choose a photo
            </Button>
            <Button
              look="plain"
              className="hoverable:hidden"
              onClick={() => camera.current?.click()}
            >
              <Camera aria-hidden="true" />
              Take one
            </Button>
          </div>
          <p className="mt-3 hidden text-sm text-muted hoverable:block">JPEG, PNG, WebP or GIF</p>
        </div>
      )}
      <input
        ref={pick}
        type="file"
        accept={ACCEPTED}
        aria-label="Photo file"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => fromInput(event.currentTarget)}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        aria-label="Take a photo"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => fromInput(event.currentTarget)}
      />
      <span role="status" className="sr-only">
        {isOpening && OPENING}
      </span>
      <PhotoProblem />
      <div className="mt-3 flex items-center gap-2">
        <span className="mr-1 text-sm text-muted">
          {photo ? 'Or one of ours' : 'No photo at hand?'}
        </span>
        {SAMPLE_PHOTOS.map((sample, index) => (
          <button
            key={sample.name}
            type="button"
            disabled={locked}
            onClick={() => void takeSample(index)}
            aria-label={`Use the sample photo: ${sample.title}`}
            title={sample.title}
            className="size-11 overflow-hidden rounded-lg border border-hairline transition-transform hover:-translate-y-0.5 disabled:opacity-50"
          >
            <img
              src={`/samples/${sample.name}.jpg`}
              alt=""
              width={sample.width}
              height={sample.height}
              loading="lazy"
              className="size-full object-cover"
            />
          </button>
        ))}
      </div>
      {dragging && (
        <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-ground/88 p-6">
          <div className="grid size-full max-h-[34rem] max-w-3xl place-items-center rounded-3xl border-4 border-dashed border-primary">
            <div className="text-center">
              <div className="mx-auto w-44">
                <PhotoDrop />
              </div>
              <p className="display mt-4 text-2xl">Let go, and it is on the table</p>
            </div>
          </div>
        </div>
      )}
    </section>
  );
}

/** Files dragged over or pasted into the page; true while one hovers. */
function usePageDrop(locked: boolean, onFile: (file: File) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const take = useRef(onFile);
  take.current = onFile;

  useEffect(() => {
    if (locked) return;
    // dragenter and dragleave fire for every element passed: count them.
    let depth = 0;
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onEnter = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      depth += 1;
      setDragging(true);
    };
    const onLeave = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      depth -= 1;
      if (depth <= 0) setDragging(false);
    };
    const onOver = (event: DragEvent) => carriesFile(event) && event.preventDefault();
    const onDrop = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      depth = 0;
      setDragging(false);
      const file = event.dataTransfer?.files[0];
      if (file) take.current(file);
    };
    const onPaste = (event: ClipboardEvent) => {
      const file = Array.from(event.clipboardData?.files ?? [])[0];
      if (!file) return;
      event.preventDefault();
      take.current(file);
    };
    addEventListener('dragenter', onEnter);
    addEventListener('dragleave', onLeave);
    addEventListener('dragover', onOver);
    addEventListener('drop', onDrop);
    addEventListener('paste', onPaste);
    return () => {
      setDragging(false);
      removeEventListener('dragenter', onEnter);
      removeEventListener('dragleave', onLeave);
      removeEventListener('dragover', onOver);
      removeEventListener('drop', onDrop);
      removeEventListener('paste', onPaste);
    };
  }, [locked]);

  return dragging;
}
