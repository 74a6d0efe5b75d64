import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

import { ApiError, toApiError } from '../../api/api-error.js';
import { onSignOut } from '../../api/session.js';
import type { Upload } from '../../api/types.js';
import type { FormValues } from '../../lib/schema-form.js';
import { takePhoto } from '../../lib/take-photo.js';
import { type DeskPhoto, GONE, ofFile, ofWork } from './desk-photo.js';
import {
  keepPhoto,
  keepRuns,
  keepWanted,
  keepWishes,
  keptPhoto,
  keptRuns,
  keptWanted,
  keptWishes,
} from './kept-desk.js';

export type Sending =
  | { state: 'idle' }
  | { state: 'sending'; share: number }
  | { state: 'done'; asset: Upload }
  | { state: 'failed'; error: ApiError };

interface Desk {
  photo: DeskPhoto | null;
  /** Why the last file was refused, in words. */
  problem: string | null;
  sending: Sending;
  /** Whether one is being read, which takes a while where it is large. */
  opening: boolean;
  /** Checks a photo and takes it; rejects only if the file itself does not arrive. */
  put: (file: File | Promise<File>) => Promise<void>;
  /** Takes the picture of a run, to make something further of; why it cannot is a problem in words. */
  putWork: (id: string) => Promise<void>;
  /** The photo on the desk, after one that is still being looked at. */
  settled: () => Promise<DeskPhoto | null>;
  clear: () => void;
  send: () => Promise<Upload | null>;
  /** Forgets what was uploaded, keeps the photo: its stored copy is gone on the server. */
  forgetUpload: () => void;
  wishesFor: (slug: string) => FormValues | undefined;
  keepWishes: (slug: string, values: FormValues) => void;
  /** The last run of this look that was begun here, if there is one. */
  runOf: (slug: string) => string | undefined;
  noteRun: (slug: string, id: string) => void;
  /** The last one of all. */
  lastRun: { slug: string; id: string } | undefined;
  /** Notes that this look is to be made as soon as the visitor has signed in. */
  want: (slug: string) => void;
  /** What was to be made, once: asking forgets it. */
  takeWanted: () => string | null;
}

const DeskContext = createContext<Desk | null>(null);

/**
 * What lies on the visitor's table: the photo and the settings. It stays through signing in, through
 * reloads and through changes of the look, and goes with the tab.
 */
export function PhotoDesk({ children }: { children: ReactNode }) {
  const [photo, setPhoto] = useState<DeskPhoto | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [opening, setOpening] = useState(false);
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const [wishes] = useState(keptWishes);
  const [runs] = useState(keptRuns);
  const [lastRun, setLastRun] = useState(() => newestOf(runs));
  const current = useRef<DeskPhoto | null>(null);
  const arriving = useRef<Promise<void> | null>(null);
  const turns = useRef(0);
  const inFlight = useRef<{ photo: DeskPhoto; promise: Promise<Upload | null> } | null>(null);

  const replace = useCallback((next: DeskPhoto | null) => {
    if (current.current) URL.revokeObjectURL(current.current.url);
    void keepPhoto(next?.kept ?? null);
    current.current = next;
    inFlight.current = null;
    setPhoto(next);
    setSending({ state: 'idle' });
  }, []);

  const take = useCallback(
    (found: () => Promise<DeskPhoto | string>) => {
      const turn = ++turns.current;
      // What was said of the one before says nothing of this one.
      setProblem(null);
      setOpening(true);
      const taking = (async () => {
        const taken = await found();
        // A photo chosen, or one taken away, meanwhile wins over this one.
        if (turns.current !== turn) {
          if (typeof taken !== 'string') URL.revokeObjectURL(taken.url);
        } else if (typeof taken === 'string') setProblem(taken);
        else replace(taken);
      })().finally(() => {
        if (turns.current === turn) setOpening(false);
      });
      arriving.current = taking;
      return taking;
    },
    [replace],
  );

  const put = useCallback(
    (file: File | Promise<File>) =>
      take(async () => {
        const checked = await takePhoto(await file);
        return typeof checked === 'string' ? checked : ofFile(checked);
      }),
    [take],
  );

  const putWork = useCallback(
    (id: string) =>
      take(async () => {
        try {
          return await ofWork(id);
        } catch (thrown) {
          const error = toApiError(thrown);
          return [400, 404].includes(error.status) ? GONE : error.message;
        }
      }),
    [take],
  );

  const settled = useCallback(async () => {
    await arriving.current?.catch(() => undefined);
    return current.current;
  }, []);

  const clear = useCallback(() => {
    turns.current += 1;
    setProblem(null);
    setOpening(false);
    replace(null);
  }, [replace]);

  // Who signs out leaves nothing for whoever sits down next.
  useEffect(
    () =>
      onSignOut(() => {
        wishes.clear();
        runs.clear();
        setLastRun(undefined);
        keepWishes(wishes);
        keepRuns(runs);
        keepWanted(null);
        clear();
      }),
    [wishes, runs, clear],
  );

  // What this tab had before it was loaded anew, unless something was put here meanwhile.
  useEffect(() => {
    const turn = turns.current;
    const taking = (async () => {
      const kept = await keptPhoto();
      if (!kept || turns.current !== turn) return;
      await ('file' in kept ? put(kept.file) : putWork(kept.work));
    })();
    arriving.current ??= taking;
  }, [put, putWork]);

  const send = useCallback((): Promise<Upload | null> => {
    const mine = current.current;
    if (!mine) return Promise.resolve(null);
    if (inFlight.current?.photo === mine) return inFlight.current.promise;
    const stillMine = () => current.current === mine;
    setSending({ state: 'sending', share: 0 });
    const promise = mine
      .send((share) => {
        if (stillMine()) setSending({ state: 'sending', share });
      })
      .then(
        (asset) => {
          const refusal = refusalOf(asset);
          // Sent again it would be refused again: another photo is what helps.
          if (stillMine()) {
            setSending(refusal ? { state: 'failed', error: refusal } : { state: 'done', asset });
          }
          return refusal ? null : asset;
        },
        (thrown: unknown) => {
          if (stillMine()) {
            inFlight.current = null;
            setSending({ state: 'failed', error: toApiError(thrown) });
          }
          return null;
        },
      );
    inFlight.current = { photo: mine, promise };
    return promise;
  }, []);

  const forgetUpload = useCallback(() => {
    inFlight.current = null;
    setSending({ state: 'idle' });
  }, []);

  const desk = useMemo<Desk>(
    () => ({
      photo,
      problem,
      opening,
      sending,
      put,
      putWork,
      settled,
      clear,
      send,
      forgetUpload,
      wishesFor: (slug) => wishes.get(slug),
      keepWishes: (slug, values) => {
        wishes.set(slug, values);
        keepWishes(wishes);
      },
      runOf: (slug) => runs.get(slug),
      noteRun: (slug, id) => {
        // The newest stands last.
        runs.delete(slug);
        runs.set(slug, id);
        keepRuns(runs);
        setLastRun({ slug, id });
      },
      lastRun,
      want: keepWanted,
      takeWanted: () => {
        const slug = keptWanted();
        keepWanted(null);
        return slug;
      },
    }),
    [
      photo,
      problem,
      opening,
      sending,
      wishes,
      runs,
      lastRun,
      put,
      putWork,
      settled,
      clear,
      send,
      forgetUpload,
    ],
  );
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** A photo that has arrived and of which nothing is made. */
function refusalOf({ verdict, warnings = [] }: Upload): ApiError | null {
  return verdict === 'block'
    ? new ApiError('PICTURE_BLOCKED', warnings.at(-1) ?? 'Nothing is made of this photo.', 400)
    : null;
}

function newestOf(runs: ReadonlyMap<string, string>): Desk['lastRun'] {
  const [slug, id] = [...runs].at(-1) ?? [];
  return slug !== undefined && id !== undefined ? { slug, id } : undefined;
}

export function usePhotoDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('usePhotoDesk is used outside of PhotoDesk');
  return desk;
}
