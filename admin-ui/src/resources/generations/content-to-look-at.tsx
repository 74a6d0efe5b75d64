import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { Generation } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { useMay } from '../../shared/use-may';

/** Tells of a run whose words or picture were not simply allowed, and asks whoever may decide to look at it. */
export const ContentToLookAt = ({ run }: { readonly run: Generation }) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const mayDecide = useMay('moderation:decide');
  const [open, setOpen] = useState(false);
  if (!run.moderation || run.moderation.reviewedAt !== null) return null;
  const { verdict, reason, subject } = run.moderation;
  if (verdict === 'block') {
    return (
      <Alert severity="info" sx={{ mb: 2 }}>
        Blocked because of its {subject} ({reason}). {fateOf(run)}
      </Alert>
    );
  }
  return (
    <Alert
      severity="warning"
      sx={{ mb: 2 }}
      action={
        mayDecide ? (
          <Button
            color="inherit"
            onClick={() => setOpen(true)}
            sx={{ minHeight: 44, whiteSpace: 'nowrap' }}
          >
            Looked at
          </Button>
        ) : undefined
      }
    >
      {subject === 'picture'
        ? `The picture of this run may show ${reason}.`
        : `The words of this run may be about ${reason}.`}{' '}
      {fateOf(run)}
      {open ? (
        <ConfirmDialog
          title="Take this run from those that wait"
          verb="Looked at"
          done="The run waits no more"
          act={() => dataProvider.reviewGeneration(run.id)}
          onClose={() => setOpen(false)}
        >
          What its owner gave and got is not shown here. Where it has to stop, suspend the account.
        </ConfirmDialog>
      ) : null}
    </Alert>
  );
};

/** What has become of the run, which the verdict alone does not say. */
function fateOf({ status, price }: Generation): string {
  if (status === 'COMPLETED') {
    return 'It was made, and its owner was told that somebody may look at it.';
  }
  // A run that is blocked is so from the moment it is accepted, and ends once its turn comes.
  if (status === 'PENDING' || status === 'PROCESSING') return 'It has not ended yet.';
  // What was paid for it alone goes back by itself.
  return price.paidBy === 'payment'
    ? 'Nothing was made of it.'
    : 'Nothing was made of it, and nothing was charged.';
}
