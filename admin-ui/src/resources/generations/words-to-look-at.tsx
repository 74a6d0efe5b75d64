import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { Generation } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { useMay } from '../../shared/use-may';

/** Asks whoever may decide to look at a run whose words were not simply allowed. */
export const WordsToLookAt = ({ run }: { readonly run: Generation }) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const mayDecide = useMay('moderation:decide');
  const [open, setOpen] = useState(false);
  if (run.moderation?.verdict !== 'review' || run.moderation.reviewedAt !== null) return null;
  return (
    <Alert
      severity="warning"
      sx={{ mb: 2 }}
      action={
        mayDecide ? (
          <Button color="inherit" onClick={() => setOpen(true)} sx={{ minHeight: 44 }}>
            Looked at
          </Button>
        ) : undefined
      }
    >
      The words of this run may be about {run.moderation.reason}. It was made, and its owner was
      told that somebody may look at it.
      {open ? (
        <ConfirmDialog
          title="Take this run from those that wait"
          verb="Looked at"
          done="The run waits no more"
          act={() => dataProvider.reviewGeneration(run.id)}
          onClose={() => setOpen(false)}
        >
          What its owner wrote and got is not shown here. Where it has to stop, suspend the account.
        </ConfirmDialog>
      ) : null}
    </Alert>
  );
};
