import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'bad';
}

type Say = (text: string, tone?: Toast['tone']) => void;

const ToastContext = createContext<Say>(() => undefined);
const SHOWN_MS = 6_000;
let nextId = 1;

/** Short remarks after an action, also read out by screen readers. */
export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const drop = useCallback(
    (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)),
    [],
  );
  const say = useCallback<Say>(
    (text, tone = 'good') => {
      const id = nextId++;
      setToasts((shown) => [
        ...shown.filter((toast) => toast.text !== text).slice(-2),
        { id, text, tone },
      ]);
      setTimeout(() => drop(id), SHOWN_MS);
    },
    [drop],
  );

  return (
    <ToastContext value={say}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="no-print pointer-events-none fixed inset-x-0 bottom-0 z-50 flex flex-col items-center gap-2 p-4 pb-[max(1rem,env(safe-area-inset-bottom))]"
      >
        {toasts.map(({ id, text, tone }) => (
          <div
            key={id}
            className="pointer-events-auto flex max-w-md animate-[rise_200ms_ease-out] items-center gap-3 rounded-xl bg-ink py-1 pl-4 pr-1 text-ground shadow-lift"
          >
            {tone === 'good' ? (
              <CircleCheck className="size-5 shrink-0" aria-hidden="true" />
            ) : (
              <CircleAlert className="size-5 shrink-0" aria-hidden="true" />
            )}
            <span className="py-2">{text}</span>
            <button
              type="button"
              onClick={() => drop(id)}
              aria-label="Close message"
              className="grid size-11 shrink-0 place-items-center rounded-lg"
            >
              <X className="size-4" aria-hidden="true" />
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  );
}

export function useToast(): Say {
  return useContext(ToastContext);
}
