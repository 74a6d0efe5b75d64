import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  TextField,
} from '@mui/material';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { ErrorNote } from './error-note';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says, e.g. `Suspend`. */
  readonly verb: string;
  /** What has to be typed before the button works; nothing if left out. */
  readonly typed?: string;
  readonly dangerous?: boolean;
  /** Asks for a reason, which the audit trail keeps. */
  readonly withReason?: boolean;
  /** What becomes of the reason, where the audit trail does not keep it. */
  readonly reasonFate?: string | undefined;
  /** False while something that `children` asks for is missing. */
  readonly ready?: boolean;
  /** Said when it is done, where `act` does not answer with words of its own. */
  readonly done: string;
  /** Looks before `act` whether it may be done now; throws what is to be said where something is wrong. */
  readonly check?: () => Promise<boolean>;
  readonly act: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
  /** Instead of reading the page again. */
  readonly onDone?: () => void;
}

/**
 * Asks before something that matters, and stays open with the server's own words where it refuses.
 * Mounted while it is open, so that nothing of the last time is left in it.
 */
export const ConfirmDialog = ({
  title,
  children,
  verb,
  typed,
  dangerous = false,
  withReason = false,
  reasonFate = 'Kept in the audit trail',
  ready = true,
  done,
  check,
  act,
  onClose,
  onDone,
}: Props) => {
  const notify = useNotify();
  const refresh = useRefresh();
  const [word, setWord] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const isReady =
    ready &&
    (typed === undefined || word.trim().toLowerCase() === typed.toLowerCase()) &&
    (!withReason || reason.trim().length >= 3);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isReady || busy) return;
    setError(undefined);
    try {
      setBusy(true);
      if (check && !(await check())) {
        setBusy(false);
        return;
      }
      const words = await act(reason.trim());
      notify(typeof words === 'string' ? words : done, { type: 'success' });
      onClose();
      (onDone ?? refresh)();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth maxWidth="xs">
      <form ref={focusFirst} onSubmit={submit} noValidate>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>
          <DialogContentText component="div" sx={{ mb: 1 }}>
            {children}
          </DialogContentText>
          {withReason ? (
            <TextField
              label="Reason"
              helperText={`${reasonFate}; at least 3 characters.`}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              slotProps={{ htmlInput: { maxLength: 500 } }}
              multiline
              minRows={2}
              required
            />
          ) : null}
          {typed === undefined ? null : (
            <TextField
              label={`Type “${typed}” to confirm`}
              value={word}
              onChange={({ target }) => setWord(target.value)}
              autoComplete="off"
            />
          )}
          <ErrorNote error={error} />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose} disabled={busy} color="inherit">
            Cancel
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={dangerous ? 'error' : 'primary'}
            disabled={!isReady}
            loading={busy}
          >
            {verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};

/** Whoever opens it begins with what is asked first. */
function focusFirst(form: HTMLFormElement | null): void {
  form
    ?.querySelector<HTMLElement>(
      ':is(input, textarea, [role="combobox"]):not([aria-hidden="true"], [type="hidden"])',
    )
    ?.focus();
}
