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

import { type ApiError, toApiError } from '../../api/api-error.js';
import { onSignOut } from '../../api/session.js';
import type { Upload } from '../../api/types.js';
import { uploadPhoto } from '../../api/uploads.js';
import { fileProblem, sizeProblem } from '../../lib/photo-check.js';
import type { FormValues } from '../../lib/schema-form.js';

export interface DeskPhoto {
  file: File;
  /** Object URL of the file, for showing it without sending it anywhere. */
  url: string;
  width: number;
  height: number;
}

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
  /** Checks a photo and takes it; rejects only if the file itself does not arrive. */
  put: (file: File | Promise<File>) => Promise<void>;
  /** The photo on the desk, after one that is still being looked at. */
  settled: () => Promise<DeskPhoto | null>;
  clear: () => void;
  send: () => Promise<Upload | null>;
  /** Forgets what was uploaded, keeps the photo: its stored copy is gone on the server. */
  forgetUpload: () => void;
  wishesFor: (slug: string) => FormValues | undefined;
  keepWishes: (slug: string, values: FormValues) => void;
  /** Notes that this look is to be made as soon as the visitor has signed in. */
  want: (slug: string) => void;
  /** What was to be made, once: asking forgets it. */
  takeWanted: () => string | null;
}

const DeskContext = createContext<Desk | null>(null);

/**
 * What lies on the visitor's table: the photo and the settings. It stays through signing in and
 * through changes of the look, and leaves memory with the tab.
 */
export function PhotoDesk({ children }: { children: ReactNode }) {
  const [photo, setPhoto] = useState<DeskPhoto | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const wishes = useRef(new Map<string, FormValues>());
  const wanted = useRef<string | null>(null);
  const current = useRef<DeskPhoto | null>(null);
  const arriving = useRef<Promise<void> | null>(null);
  const turns = useRef(0);
  const inFlight = useRef<{ photo: DeskPhoto; promise: Promise<Upload | null> } | null>(null);

  const replace = useCallback((next: DeskPhoto | null) => {
    if (current.current) URL.revokeObjectURL(current.current.url);
    current.current = next;
    inFlight.current = null;
    setPhoto(next);
    setSending({ state: 'idle' });
  }, []);

  const put = useCallback(
    (file: File | Promise<File>) => {
      const turn = ++turns.current;
      const taking = (async () => {
        const checked = await examine(await file);
        // A photo chosen, or one taken away, meanwhile wins over this one.
        if (turns.current !== turn) {
          if (typeof checked !== 'string') URL.revokeObjectURL(checked.url);
          return;
        }
        if (typeof checked === 'string') {
          setProblem(checked);
          return;
        }
        setProblem(null);
        replace(checked);
      })();
      arriving.current = taking;
      return taking;
    },
    [replace],
  );

  const settled = useCallback(async () => {
    await arriving.current?.catch(() => undefined);
    return current.current;
  }, []);

  const clear = useCallback(() => {
    turns.current += 1;
    setProblem(null);
    replace(null);
  }, [replace]);

  // Who signs out leaves nothing for whoever sits down next.
  useEffect(
    () =>
      onSignOut(() => {
        wishes.current.clear();
        clear();
      }),
    [clear],
  );

  const send = useCallback((): Promise<Upload | null> => {
    const mine = current.current;
    if (!mine) return Promise.resolve(null);
    if (inFlight.current?.photo === mine) return inFlight.current.promise;
    const stillMine = () => current.current === mine;
    setSending({ state: 'sending', share: 0 });
    const promise = uploadPhoto(mine.file, (share) => {
      if (stillMine()) setSending({ state: 'sending', share });
    }).then(
      (asset) => {
        if (stillMine()) setSending({ state: 'done', asset });
        return asset;
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
      sending,
      put,
      settled,
      clear,
      send,
      forgetUpload,
      wishesFor: (slug) => wishes.current.get(slug),
      keepWishes: (slug, values) => void wishes.current.set(slug, values),
      want: (slug) => {
        wanted.current = slug;
      },
      takeWanted: () => {
        const slug = wanted.current;
        wanted.current = null;
        return slug;
      },
    }),
    [photo, problem, sending, put, settled, clear, send, forgetUpload],
  );
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function usePhotoDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('usePhotoDesk is used outside of PhotoDesk');
  return desk;
}

async function examine(file: File): Promise<DeskPhoto | string> {
  const head = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  const problem = fileProblem(file.size, head);
  if (problem) return problem;
  const url = URL.createObjectURL(file);
  const picture = new Image();
  picture.src = url;
  const size = await new Promise<{ width: number; height: number } | null>((resolve) => {
    picture.onload = () => resolve({ width: picture.naturalWidth, height: picture.naturalHeight });
    picture.onerror = () => resolve(null);
  });
  const refusal = size
    ? sizeProblem(size.width, size.height)
    : 'This picture cannot be opened; the file may be damaged. Please try another one.';
  if (size && !refusal) return { file, url, ...size };
  URL.revokeObjectURL(url);
  return refusal!;
}
