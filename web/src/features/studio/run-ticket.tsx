import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { CircleAlert, ImageUp, PlugZap, Sparkles, Ticket } from 'lucide-react';

import type { ApiError } from '../../api/api-error.js';
import { useKept } from '../../api/service.js';
import { hasBeenHere } from '../../api/session.js';
import type { Me, Quote, RetentionClass, TransformationType } from '../../api/types.js';
import { onTheTable } from '../../lib/on-the-table.js';
import { galleryWords, shortStayWords } from '../../lib/period-words.js';
import { NoCover, type NoCoverProps } from '../../runs/no-cover.js';
import { RunNotes } from '../../runs/run-notes.js';
import { Button } from '../../ui/button.js';
import { StatusNote } from '../../ui/status-note.js';
import { ProblemWords } from './problem-words.js';
import { RefusedPhoto } from './refused-photo.js';
import { paysFree, PriceLines, RunPrice } from './run-price.js';

/** Where it is said what keeps it from being made. */
const PROBLEM = 'run-problem';

interface RunTicketProps {
  type: TransformationType;
  me: Me | undefined;
  signedOut: boolean;
  quote: Quote | undefined;
  quoteError: ApiError | null;
  /** The field at which it is said already what it does not take. */
  refusedField: string | null;
  /** What is to be known of the result beforehand. */
  notes: string[];
  /** Why nothing can be made of the photo, in words. */
  refusedPhoto: string | null;
  /** Whether that is said elsewhere already. */
  refusalShown: boolean;
  onOtherPhoto: () => void;
  quoting: boolean;
  runError: ApiError | null;
  starting: boolean;
  /** That it waits for what the first look says of the photo. */
  checking: boolean;
  retention: RetentionClass;
  onRetention: (retention: RetentionClass) => void;
  onRun: () => void;
  onPaySingle: NonNullable<NoCoverProps['onPaySingle']>;
}

/** Price, who pays it, and how long the result stays, beside the button that starts it. */
export function RunTicket(props: RunTicketProps) {
  const { type, signedOut } = props;
  const ready = type.availability === 'ready';
  const refusal = refusalOf(props);
  const covered = refusal === null;
  const problem = props.runError ?? props.quoteError;
  // Having no cover is said, with its ways on, in the button's place.
  const saidAtField = problem === props.quoteError && props.refusedField !== null;
  const whereSaid = saidAtField ? `input-${props.refusedField}-error` : PROBLEM;
  const toTell = ready && problem?.status !== 402 && !saidAtField ? problem : null;

  const { refusedPhoto } = props;
  const canRun = ready && covered && refusedPhoto === null;
  const canPaySingle = ready && refusedPhoto === null && waysOn(refusal).includes('pay-single');
  // Pressed all the same, the button leads to what is to be changed.
  const isRefused = props.quoteError?.status === 400;
  return (
    <section
      aria-label="Price and start"
      className="@container mx-auto max-w-[54rem] rounded-2xl border border-hairline bg-raised shadow-card"
    >
      <div className={clsx('grid', canRun && '@2xl:grid-cols-[minmax(0,1fr)_minmax(15rem,19rem)]')}>
        <div className="min-w-0 px-5 py-4">
          <div className="flex items-start gap-3">
            <Ticket className="mt-1 size-5 shrink-0 text-accent-text" aria-hidden="true" />
            <div className="min-w-0 flex-1" aria-live="polite">
              {isRefused ? (
                <PriceLines main="Nothing to pay" sub="This cannot be made as it is." />
              ) : (
                <RunPrice {...props} covered={covered} />
              )}
              {props.notes.length > 0 && (
                <div className="mt-2">
                  <RunNotes notes={props.notes} />
                </div>
              )}
            </div>
          </div>
          {(canRun || canPaySingle) && (
            <RetentionChoice
              value={props.retention}
              keepsResults={props.me?.keepsResults ?? false}
              onChange={props.onRetention}
            />
          )}
        </div>
        <div
          className={clsx(
            'relative grid content-center border-t-2 border-dashed border-hairline px-5 py-4',
            canRun && '@2xl:border-l-2 @2xl:border-t-0',
          )}
        >
          {canRun && <Notches />}
          {!ready && (
            <StatusNote icon={PlugZap} title="Needs a provider">
              <p>This one is made by a service that is not connected here.</p>
              <Link
                to="/catalogue"
                className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
              >
                See what you can make now
              </Link>
            </StatusNote>
          )}
          {ready && refusedPhoto !== null && <OtherPhoto {...props} refusedPhoto={refusedPhoto} />}
          {ready && refusedPhoto === null && refusal && (
            <NoCover
              refusal={refusal}
              slug={type.slug}
              from={`/studio/${type.slug}`}
              onPaySingle={props.onPaySingle}
              paying={props.starting}
            />
          )}
          {canRun && (
            <>
              <Button
                look="primary"
                size="large"
                className="w-full"
                busy={props.starting}
                aria-disabled={isRefused || undefined}
                aria-describedby={isRefused ? whereSaid : undefined}
                onClick={props.onRun}
              >
                {!props.starting && <Sparkles aria-hidden="true" />}
                {signedOut
                  ? hasBeenHere()
                    ? 'Sign in and make it'
                    : 'Sign up and make it'
                  : 'Make it'}
              </Button>
              <p role="status" className="mt-2 text-center text-sm text-muted">
                {signedOut
                  ? `${onTheTable(type.inputKind)} stay here meanwhile.`
                  : props.checking
                    ? 'Looking first whether your photo will do …'
                    : 'Charged only when the picture is there.'}
              </p>
            </>
          )}
        </div>
      </div>
      {toTell && (
        <div id={PROBLEM} className="px-5 pb-5">
          <StatusNote icon={CircleAlert} tone="danger" role="alert">
            <ProblemWords problem={toTell} />
          </StatusNote>
        </div>
      )}
    </section>
  );
}

function OtherPhoto(
  props: Pick<RunTicketProps, 'refusalShown' | 'onOtherPhoto'> & { refusedPhoto: string },
) {
  const { refusedPhoto, refusalShown, onOtherPhoto } = props;
  return refusalShown ? (
    <Button className="w-full" onClick={onOtherPhoto}>
      <ImageUp aria-hidden="true" />
      Choose another photo
    </Button>
  ) : (
    <RefusedPhoto words={refusedPhoto} onOtherPhoto={onOtherPhoto} />
  );
}

/** The two half holes where a ticket is torn. */
function Notches() {
  const hole = 'absolute size-[18px] rounded-full border border-hairline bg-ground';
  return (
    <span aria-hidden="true">
      <span
        className={clsx(
          hole,
          '-left-[9.5px] -top-2.5 [clip-path:inset(0_0_0_50%)] @2xl:-left-2.5 @2xl:-top-[9.5px] @2xl:[clip-path:inset(50%_0_0_0)]',
        )}
      />
      <span
        className={clsx(
          hole,
          '-right-[9.5px] -top-2.5 [clip-path:inset(0_50%_0_0)] @2xl:-bottom-[9.5px] @2xl:-left-2.5 @2xl:right-auto @2xl:top-auto @2xl:[clip-path:inset(0_0_50%_0)]',
        )}
      />
    </span>
  );
}

function RetentionChoice(props: {
  value: RetentionClass;
  keepsResults: boolean;
  onChange: (retention: RetentionClass) => void;
}) {
  const kept = useKept();
  const choices = [
    { value: 'EPHEMERAL', label: 'Short stay' },
    { value: 'GALLERY', label: 'Keep' },
  ] as const;
  return (
    <fieldset className="mt-3">
      <legend className="sr-only">How long the result is kept</legend>
      <div className="grid grid-cols-2 rounded-xl border border-hairline bg-sunken p-0.5">
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className={clsx(
              'relative grid min-h-11 cursor-pointer place-items-center rounded-[0.6rem] text-sm font-semibold transition-colors duration-150',
              'has-focus-visible:outline-3 has-focus-visible:outline-primary',
              props.value === value
                ? 'bg-raised text-ink shadow-card'
                : 'text-muted hover:text-ink',
            )}
          >
            <input
              type="radio"
              name="retention"
              checked={props.value === value}
              onChange={() => props.onChange(value)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {label}
          </label>
        ))}
      </div>
      <p className="mt-2 text-sm text-muted">
        {props.value === 'GALLERY'
          ? galleryWords(kept, props.keepsResults)
          : `${shortStayWords(kept)}${props.keepsResults ? ' With your plan, Keep lets it stay until you remove it.' : ''}`}
      </p>
    </fieldset>
  );
}

/** Why nothing pays for it: as the server said it, or as it will once it is asked. */
function refusalOf({
  type,
  me,
  quote,
  quoteError,
  runError,
}: RunTicketProps): NoCoverProps['refusal'] | null {
  // Nobody pays for what is not made.
  if (quoteError?.status === 400) return null;
  if (runError?.status === 402) return runError;
  // Not open to this person at all: it has no price to ask for.
  if (quoteError?.status === 402) return quoteError;
  if (quote?.refusal) return quote.refusal;
  if (!me || isCovered(type, me, quote)) return null;
  return {
    message: '',
    details: {
      reason: type.freeTierEligible ? 'FREE_RUNS_USED' : 'CREDITS_SHORT',
      waysOn: ['buy-credits', ...(type.freeTierEligible ? ['wait'] : [])],
      creditsNeeded: type.price.credits,
      creditsAvailable: me.credits.available,
      freeTier: me.freeTier,
    },
  };
}

function waysOn(refusal: NoCoverProps['refusal'] | null): readonly unknown[] {
  const ways = refusal?.details.waysOn;
  return Array.isArray(ways) ? ways : [];
}

function isCovered(
  type: TransformationType,
  me: Me | undefined,
  quote: Quote | undefined,
): boolean {
  if (!me) return true;
  if (quote) return quote.paidBy !== 'none' || quote.credits === 0;
  return paysFree(type, me) || me.credits.available >= type.price.credits;
}
