import { useNavigate } from '@tanstack/react-router';
import { Eraser, RotateCw, Trash2, WandSparkles } from 'lucide-react';
import { useState } from 'react';

import { type ApiError, toApiError } from '../../api/api-error.js';
import type { Gateway } from '../../api/billing.js';
import { retryGeneration } from '../../api/generations.js';
import type { Generation, TransformationType } from '../../api/types.js';
import { dateTime, seconds } from '../../lib/format.js';
import { randomId } from '../../lib/random-id.js';
import { DeleteDialog } from '../../runs/delete-dialog.js';
import { FavouriteButton } from '../../runs/favourite-button.js';
import { inputPicture, mainArtifact, ResultPicture } from '../../runs/result-picture.js';
import { NoCover } from '../../runs/no-cover.js';
import { mayHelpToRetry, ReceiptLine, RunOutcome } from '../../runs/run-outcome.js';
import { ResultText } from '../../runs/result-text.js';
import { RunNotes } from '../../runs/run-notes.js';
import { leaveToPay, UnpaidRun } from '../../runs/unpaid-run.js';
import { RunProgress } from '../../runs/run-progress.js';
import type { useRun } from '../../runs/use-run.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { EmptyFrame } from '../../ui/illustrations.js';
import { PageState } from '../../ui/page-state.js';
import { useClockFace } from '../../ui/retention-clock.js';
import { useToast } from '../../ui/toasts.js';
import { Downloads } from './downloads.js';
import { FurtherButtons } from './further-buttons.js';
import { KeepPanel } from './keep-panel.js';
import { PrintButton } from './print-button.js';
import { TitleField } from './title-field.js';

interface ResultProps {
  generation: Generation;
  type: TransformationType | undefined;
  name: string;
  run: ReturnType<typeof useRun>;
}

export function Result({ generation, type, name, run }: ResultProps) {
  const [deleting, setDeleting] = useState(false);
  const navigate = useNavigate();
  // From the moment its time is up there is nothing to take away any more.
  const { tone } = useClockFace(generation.retention, generation.isFavourite);
  const erased = generation.retention.deletedAt !== null;
  const picture = tone === 'gone' ? undefined : mainArtifact(generation);
  const hasPicture = picture !== undefined;

  return (
    <div data-category={generation.category} className="shell py-6 lg:py-10">
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-6">
          <Stage {...{ generation, name, run, erased, hasPicture }} />
          {hasPicture && <ResultText generation={generation} />}
        </div>
        <div className="no-print min-w-0 space-y-6">
          <div>
            <div className="flex flex-wrap items-start justify-between gap-3">
              <TitleField generation={generation} name={name} />
              {(hasPicture || generation.isFavourite) && (
                <FavouriteButton
                  generation={generation}
                  name={name}
                  className="border border-hairline bg-raised hover:border-control"
                />
              )}
            </div>
            <p className="mt-1 text-sm text-muted">
              {name === generation.typeName ? '' : `${generation.typeName} · `}
              {dateTime(generation.createdAt)}
              {generation.timeTakenMs !== null && ` · took ${seconds(generation.timeTakenMs)}`}
            </p>
          </div>
          {hasPicture && (
            <>
              <Downloads generation={generation} name={name} />
              <KeepPanel generation={generation} />
            </>
          )}
          <RunNotes notes={generation.notes} />
          <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,10rem),1fr))] gap-2.5">
            {type && (
              <ButtonLink to="/studio/$slug" params={{ slug: type.slug }}>
                <WandSparkles aria-hidden="true" />
                Make another
              </ButtonLink>
            )}
            {hasPicture && <FurtherButtons generation={generation} />}
            {picture && <PrintButton generation={generation} artifact={picture} />}
          </div>
          <div className="flex flex-wrap items-center justify-between gap-3 border-t border-dashed border-hairline pt-3">
            <ReceiptLine generation={generation} />
            {!run.running && (
              <Button
                look="quiet"
                size="small"
                className="text-danger"
                onClick={() => setDeleting(true)}
              >
                <Trash2 aria-hidden="true" />
                Delete
              </Button>
            )}
          </div>
        </div>
      </div>
      <DeleteDialog
        generation={deleting ? generation : null}
        name={name}
        onClose={() => setDeleting(false)}
        onDeleted={() => void navigate({ to: '/gallery' })}
      />
    </div>
  );
}

interface StageProps {
  generation: Generation;
  name: string;
  run: ReturnType<typeof useRun>;
  erased: boolean;
  hasPicture: boolean;
}

function Stage({ generation, name, run, erased, hasPicture }: StageProps) {
  const artifact = mainArtifact(generation);
  if (run.running && generation.unpaid) {
    return <UnpaidRun id={generation.id} unpaid={generation.unpaid} from={`/g/${generation.id}`} />;
  }
  if (run.running) return <RunProgress id={generation.id} progress={run.progress} />;
  if (erased) {
    return (
      <PageState picture={<EmptyFrame />} title="Erased, as promised">
        <p className="flex items-start gap-2">
          <Eraser className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
          The files are gone from our storage. What you made and what it cost stays in your list.
        </p>
      </PageState>
    );
  }
  if (artifact && !hasPicture) {
    return (
      <PageState picture={<EmptyFrame />} title="Being erased">
        <p>Its time is up. In a moment its files are gone from our storage.</p>
      </PageState>
    );
  }
  if (!artifact) return <NoPicture generation={generation} />;
  const ratio = artifact.width && artifact.height ? artifact.width / artifact.height : 1;
  return (
    <div
      className="mount mx-auto print:border-0 print:p-0 print:shadow-none"
      style={{ maxWidth: `max(11rem, max(22rem, 80dvh) * ${ratio})` }}
    >
      <ResultPicture
        generation={generation}
        name={name}
        before={inputPicture(generation)}
        onExpired={() => void run.query.refetch()}
      />
    </div>
  );
}

function NoPicture({ generation }: { generation: Generation }) {
  const navigate = useNavigate();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const retry = async (singleBy?: Gateway['name']) => {
    setBusy(true);
    if (!singleBy) setRefusal(null);
    try {
      const pay = singleBy && ('single' as const);
      const next = await retryGeneration(generation.id, randomId(), pay);
      await navigate({ to: '/g/$id', params: { id: next.id } });
      // Where that does not work, the run's own button tries again.
      if (next.unpaid) await leaveToPay(next.id, `/g/${next.id}`, singleBy).catch(() => false);
    } catch (thrown) {
      const error = toApiError(thrown);
      if (error.status === 402) setRefusal(error);
      else say(error.message, 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="space-y-4">
      <RunOutcome generation={generation} />
      {refusal && (
        <NoCover
          refusal={refusal}
          slug={generation.type}
          from={`/g/${generation.id}`}
          onPaySingle={(gateway) => void retry(gateway)}
          paying={busy}
        />
      )}
      {mayHelpToRetry(generation) && (
        <Button busy={busy} onClick={() => void retry()}>
          <RotateCw aria-hidden="true" />
          Try the same again
        </Button>
      )}
    </div>
  );
}
