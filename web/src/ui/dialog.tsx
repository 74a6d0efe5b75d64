import { type ReactNode, useEffect, useId, useRef } from 'react';

import { Button, type ButtonLook } from './button.js';

interface ConfirmProps {
  open: boolean;
  title: ReactNode;
  children: ReactNode;
  confirmLabel: string;
  /** What the way back says. */
  keepLabel?: string;
  busy?: boolean;
  /** False while something is missing that one must know before. */
  ready?: boolean;
  /** How the answer looks that does it; as a danger unless said otherwise. */
  confirmLook?: ButtonLook;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. Native dialog: focus is kept and given back. */
export function ConfirmDialog(props: ConfirmProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (props.open && !dialog?.open) dialog?.showModal();
    if (!props.open && dialog?.open) dialog.close();
  }, [props.open]);

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={props.onClose}
      onClick={(event) => event.target === ref.current && props.onClose()}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-2xl border border-hairline bg-raised p-6 text-ink shadow-lift"
    >
      <h2 id={titleId} className="text-xl [overflow-wrap:anywhere]">
        {props.title}
      </h2>
      <div className="mt-2 text-muted">{props.children}</div>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <Button onClick={props.onClose}>{props.keepLabel ?? 'Keep it'}</Button>
        <Button
          look={props.confirmLook ?? 'danger'}
          busy={props.busy ?? false}
          disabled={props.ready === false}
          onClick={props.onConfirm}
        >
          {props.confirmLabel}
        </Button>
      </div>
    </dialog>
  );
}
