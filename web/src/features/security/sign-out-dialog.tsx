import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { type ApiError, toApiError } from '../../api/api-error.js';
import { endOneSession, endOtherSessions, sessionsQuery } from '../../api/sessions.js';
import type { OwnSession } from '../../api/types.js';
import { plural } from '../../lib/format.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { useToast } from '../../ui/toasts.js';

interface SignOutDialogProps {
  leaving: OwnSession | 'others' | null;
  onClose: () => void;
}

/** Asks before a device, or every other one, is signed out. */
export function SignOutDialog({ leaving, onClose }: SignOutDialogProps) {
  const say = useToast();
  const client = useQueryClient();
  // What was asked about stays on the closing dialog.
  const [shown, setShown] = useState(leaving);
  if (leaving && leaving !== shown) setShown(leaving);
  const signOut = useMutation({
    mutationFn: async (target: OwnSession | 'others') => {
      if (target === 'others') {
        const { ended } = await endOtherSessions();
        return `Signed out on ${plural(ended, 'other device')}.`;
      }
      await endOneSession(target.id).catch(ignoreGone);
      return `Signed out: ${target.device.name}.`;
    },
    onSuccess: (done) => say(done),
    onError: (error) => say(messageOf(toApiError(error)), 'bad'),
    onSettled: () => {
      onClose();
      return client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  return (
    <ConfirmDialog
      open={leaving !== null}
      title={
        shown === 'others' || !shown
          ? 'Sign out everywhere else?'
          : `Sign out ${shown.device.name}?`
      }
      confirmLabel={shown === 'others' ? 'Sign out everywhere else' : 'Sign it out'}
      keepLabel="Cancel"
      busy={signOut.isPending}
      onConfirm={() => leaving && signOut.mutate(leaving)}
      onClose={onClose}
    >
      <p>
        {shown === 'others'
          ? 'Every other device has to sign in again. Runs that are under way go on.'
          : 'Whoever uses it has to sign in again. Was it not you? Then change your password, too.'}
      </p>
    </ConfirmDialog>
  );
}

/** A session that ended in the meantime is what was wanted. */
function ignoreGone(error: unknown): void {
  if (toApiError(error).status !== 404) throw error;
}

function messageOf({ message, requestId }: ApiError): string {
  return requestId ? `${message} (request ${requestId})` : message;
}
