import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';

import { ApiError, toApiError } from '../../api/api-error.js';
import type { Gateway } from '../../api/billing.js';
import { retryGeneration, startGeneration, type StartedRun } from '../../api/generations.js';
import { useMe } from '../../api/me.js';
import { queryClient } from '../../api/query-client.js';
import { type QuoteRequest, requestQuote } from '../../api/quotes.js';
import { hasBeenHere, useSessionState } from '../../api/session.js';
import type { RetentionClass, TransformationType } from '../../api/types.js';
import { randomId } from '../../lib/random-id.js';
import {
  fieldsOf,
  type FormValues,
  initialValues,
  problemOf,
  toInputs,
} from '../../lib/schema-form.js';
import { withSizeToBe } from '../../lib/size-to-be.js';
import { leaveToPay } from '../../runs/unpaid-run.js';
import { useRun } from '../../runs/use-run.js';
import { usePhotoDesk } from './photo-desk.js';
import { takesPhoto, usePreview } from './use-preview.js';

const QUOTE_DELAY_MS = 350;
/** Longer than most pauses between two words: of half a word there is nothing to tell. */
const NOTES_DELAY_MS = 700;
const QUOTE_LIFE_MS = 10 * 60_000;

/** The whole state of one studio visit: form, photo, price, and the run in progress. */
export function useStudio(type: TransformationType, runId: string | undefined) {
  const desk = usePhotoDesk();
  const session = useSessionState();
  const me = useMe();
  const navigate = useNavigate();
  const fields = useMemo(() => fieldsOf(type.inputSchema), [type.inputSchema]);
  const needsPhoto = type.inputKind.includes('photo');
  const form = useForm<FormValues>({
    defaultValues: { ...initialValues(fields), ...desk.wishesFor(type.slug) },
    mode: 'onTouched',
  });
  const values = useWatch({ control: form.control }) as FormValues;
  const [chosenRetention, setRetention] = useState<RetentionClass>();
  const wished = me?.preferences.retentionDefault ?? 'by-type';
  const retention = chosenRetention ?? (wished === 'by-type' ? type.retentionDefault : wished);
  const [missingPhoto, setMissingPhoto] = useState(false);
  const [resuming, setResuming] = useState(false);
  const [held, setHeld] = useState(false);
  useEffect(() => desk.keepWishes(type.slug, values), [desk, type.slug, values]);
  useEffect(() => {
    if (desk.photo) setMissingPhoto(false);
  }, [desk.photo]);

  const signedIn = session === 'signed-in';
  const { photo, sending, send } = desk;
  useEffect(() => {
    if (signedIn && needsPhoto && photo && sending.state === 'idle') void send();
  }, [signedIn, needsPhoto, photo, sending.state, send]);

  const asset = sending.state === 'done' ? sending.asset : null;
  const inputs = toInputs(fields, values);
  const inputAssetIds = needsPhoto && asset ? [asset.id] : [];
  const valid = fields.every((field) => problemOf(field, values[field.name]) === null);
  // What was wrong a moment ago is not asked for, although it is right by now.
  const { asked, isAskable } = useDebounced<{ asked: QuoteRequest; isAskable: boolean }>(
    { asked: { type: type.slug, inputs, inputAssetIds }, isAskable: valid },
    QUOTE_DELAY_MS,
  );
  const quote = useQuery({
    queryKey: ['quote', asked],
    queryFn: ({ signal }) => requestQuote(asked, signal),
    enabled:
      signedIn &&
      valid &&
      isAskable &&
      type.availability === 'ready' &&
      (!needsPhoto || asset !== null),
    staleTime: QUOTE_LIFE_MS,
    placeholderData: keepPreviousData,
    // Having no cover is an answer about the price, not a failure to ask again.
    retry: false,
  });

  // What has no price, such as a text that is too long, has none of the notes of what had one before.
  const told = useDebounced(valid ? (quote.data?.notes ?? []) : [], NOTES_DELAY_MS);
  const notes = valid ? told : [];

  const preview = usePreview(
    type.previewable && signedIn && isAskable && asset
      ? { type: type.slug, inputAssetId: asset.id, inputs: asked.inputs }
      : null,
  );

  const run = useRun(runId);
  const last = useRun(runId === undefined ? desk.runOf(type.slug) : undefined);
  const paying = useRef<Gateway['name'] | undefined>(undefined);
  const attempt = useRef<{ body: string; key: string } | null>(null);
  /** The field that the server refused, until it has the focus. */
  const refused = useRef<string | null>(null);
  /** The field at which it is said what the server refused. */
  const marked = useRef<string | null>(null);

  const openRun = ({ id }: StartedRun) => {
    desk.noteRun(type.slug, id);
    void queryClient.invalidateQueries({ queryKey: ['me'] });
    void queryClient.invalidateQueries({ queryKey: ['gallery'] });
    return navigate({
      to: '/studio/$slug',
      params: { slug: type.slug },
      search: { run: id },
      resetScroll: false,
      // Going back leads to where one came from, and not to a form that offers the same once more.
      replace: true,
    });
  };

  const start = useMutation({
    mutationFn: async (singleBy: Gateway['name'] | undefined) => {
      const sent = needsPhoto ? await desk.send() : null;
      if (needsPhoto && !sent) throw new ApiError('UPLOAD_FAILED', 'The photo did not arrive.', -1);
      const wish: QuoteRequest = {
        type: type.slug,
        inputs: toInputs(fields, form.getValues()),
        inputAssetIds: sent ? [sent.id] : [],
      };
      // Pressed before the first look was there: it says why a run would come to nothing.
      if (sent && type.previewable && preview.picture === null) {
        const { type: slug, inputs: settings } = wish;
        const look = { type: slug, inputAssetId: sent.id, inputs: settings };
        if (!(await takesPhoto(look))) return null;
      }
      // The price on the screen may be that of the settings of a moment ago: only its own binds.
      const isPriced = JSON.stringify(asked) === JSON.stringify(wish) && !quote.isPlaceholderData;
      const price = quote.data && isPriced ? { quoteId: quote.data.id } : {};
      const body = {
        ...wish,
        retention,
        ...price,
        ...(singleBy ? { pay: 'single' as const } : {}),
      };
      // The same wish keeps its key, so that pressing again after a lost answer runs it once.
      const text = JSON.stringify(body);
      if (attempt.current?.body !== text) attempt.current = { body: text, key: randomId() };
      return startGeneration(body, attempt.current.key);
    },
    onSuccess: async (accepted, singleBy) => {
      if (accepted === null) return;
      attempt.current = null;
      queryClient.removeQueries({ queryKey: ['quote'] });
      await openRun(accepted);
      if (!accepted.unpaid) return;
      // Where that does not work, the run's own button tries again.
      await leaveToPay(accepted.id, `/g/${accepted.id}`, singleBy).catch(() => false);
    },
    onError: (thrown) => {
      const error = toApiError(thrown);
      if (error.status === 402) void queryClient.invalidateQueries({ queryKey: ['me'] });
      if (error.status > 0) attempt.current = null;
      if (error.code === 'QUOTE_EXPIRED' || error.status === 402 || error.status === 409) {
        queryClient.removeQueries({ queryKey: ['quote'] });
      }
      if (error.status === 404 || error.details.field === 'inputAssetIds') desk.forgetUpload();
      refused.current = markField(error);
    },
  });

  /** The field that a refusal of the server is about, if there is one. */
  const fieldOf = ({ details: { field } }: ApiError): string | null =>
    fields.find(({ name }) => typeof field === 'string' && field.endsWith(name))?.name ?? null;

  /** Says what the server refused at the field that it is about. Returns its name. */
  const markField = (error: ApiError): string | null => {
    const name = fieldOf(error);
    if (name !== null) form.setError(name, { message: error.message });
    marked.current = name;
    return name;
  };

  // What was refused for its company may be right beside something else.
  const given = JSON.stringify(inputs);
  useEffect(() => {
    if (marked.current !== null) form.clearErrors(marked.current);
    marked.current = null;
  }, [given, form]);

  const again = useMutation({
    mutationFn: (id: string) => retryGeneration(id, randomId()),
    onSuccess: openRun,
  });

  const starting = resuming || start.isPending || again.isPending;
  useEffect(() => {
    // Only now the fields, which were locked while the run began, can have the focus again.
    if (starting || refused.current === null) return;
    form.setFocus(refused.current);
    refused.current = null;
  }, [starting, form]);

  const photoZone = useRef<HTMLDivElement>(null);
  const quoteError = quote.error ? toApiError(quote.error) : null;
  const submit = form.handleSubmit(() => {
    if (session === 'signed-out') {
      desk.want(type.slug);
      const to = hasBeenHere() ? '/sign-in' : '/sign-up';
      void navigate({ to, search: { returnTo: `/studio/${type.slug}` } });
      return;
    }
    // Of what has no price for a reason the reason is all that a run could tell.
    if (quoteError?.status === 400) {
      const field = markField(quoteError);
      if (field) form.setFocus(field);
      return;
    }
    start.mutate(paying.current);
  });
  const press = async () => {
    if (!needsPhoto || (await desk.settled())) return submit();
    // On a phone the button is far below what is missing: that comes to the eye, and to the hand.
    setMissingPhoto(true);
    await form.trigger();
    photoZone.current?.scrollIntoView({ block: 'center' });
    photoZone.current?.querySelector('button')?.focus({ preventScroll: true });
  };

  const uploadError = sending.state === 'failed' ? sending.error : null;

  // Whoever pressed the button before signing in has wished for it. A free run is what the button
  // offered; anything else waits for a second press, with its price beside it, and so does what will not
  // show all that was asked for.
  const { takeWanted } = desk;
  useEffect(() => {
    if (session === 'unknown') return;
    const wanted = takeWanted();
    if (session === 'signed-in' && wanted === type.slug) setResuming(true);
  }, [session, takeWanted, type.slug]);
  // A browser that kept the wish may not have kept the photo.
  const { settled } = desk;
  useEffect(() => {
    if (!resuming || !needsPhoto) return;
    void settled().then((found) => {
      if (!found) setResuming(false);
    });
  }, [resuming, needsPhoto, settled]);
  const { mutate: begin } = start;
  const paidBy = quote.isPlaceholderData ? undefined : quote.data?.paidBy;
  const stuck = !valid || uploadError !== null || quote.isError || preview.refusedPhoto !== null;
  // The first look may say that nothing can be made of the photo.
  const isToBeRead = (quote.data?.notes.length ?? 0) > 0;
  const undecided = paidBy === undefined || preview.drawing || (isToBeRead && notes.length === 0);
  useEffect(() => {
    if (!resuming || (undecided && !stuck)) return;
    setResuming(false);
    if (stuck) return;
    if (paidBy === 'free-run' && !isToBeRead) begin(undefined);
    else setHeld(true);
  }, [resuming, undecided, paidBy, stuck, isToBeRead, begin]);
  return {
    desk,
    session,
    me,
    fields: withSizeToBe(fields, type, photo, values),
    form,
    needsPhoto,
    missingPhoto,
    photoZone,
    preview: preview.picture,
    previewing: preview.drawing,
    refusedPhoto: preview.refusedPhoto,
    retention,
    setRetention,
    quote: quote.data,
    notes,
    quoting: quote.isFetching || (signedIn && sending.state === 'sending'),
    quoteError,
    /** Why there is no price, and the field that it is about. */
    refusedField:
      quoteError?.status === 400
        ? { name: fieldOf(quoteError), message: quoteError.message }
        : undefined,
    runError: start.error
      ? (uploadError ?? toApiError(start.error))
      : again.error
        ? toApiError(again.error)
        : null,
    starting,
    /** That what was wished for before signing in waits for a second press. */
    held,
    /** That a run waits for what the first look says of the photo. */
    checking: start.isPending && preview.drawing,
    run,
    /** What was begun here before and is still being made, while this is about another one. */
    underWay: last.running ? last.query.data : undefined,
    press: () => {
      paying.current = undefined;
      start.reset();
      void press();
    },
    paySingle: (gateway: Gateway['name']) => {
      paying.current = gateway;
      start.reset();
      void press();
    },
    retry: (id: string) => again.mutate(id),
  };
}

/** The last value that stayed the same for a while; compared by content. */
function useDebounced<T>(value: T, ms: number): T {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return useMemo(() => JSON.parse(settled) as T, [settled]);
}
