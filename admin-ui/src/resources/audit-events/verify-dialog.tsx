import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  LinearProgress,
  TextField,
} from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { AuditVerification } from '../../providers/verbs';
import { ErrorNote } from '../../shared/error-note';
import { formatDuration, formatNumber } from '../../shared/format';

/** Has the server compare every event with its seal, and says in words what came out. */
export const VerifyDialog = ({ onClose }: { onClose: () => void }) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const [root, setRoot] = useState('');
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: (kept: string) => dataProvider.verifyAudit(kept || undefined),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate(root.trim());
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <form onSubmit={submit} noValidate>
        <DialogTitle>Verify the audit trail</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 1 }}>
            Every event is compared with its seal, from the first to the last. A large trail takes
            some seconds.
          </DialogContentText>
          <TextField
            label="A root that you kept (optional)"
            helperText="From this page, the API or the log: the check says whether anything before it was rewritten since."
            value={root}
            onChange={({ target }) => setRoot(target.value)}
            autoComplete="off"
            slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace' } } }}
          />
          {isPending ? <LinearProgress aria-label="Verifying" sx={{ my: 2 }} /> : null}
          <ErrorNote error={error} />
          {data && !isPending ? <Result of={data} onClose={onClose} /> : null}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose} color="inherit">
            Close
          </Button>
          <Button type="submit" variant="contained" loading={isPending}>
            {data ? 'Verify again' : 'Verify'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};

const ROOTS = {
  contained: ' The root that you kept is part of the chain: nothing before it was rewritten.',
  absent: ' The root that you kept is not part of the chain either.',
  expired: ' The root that you kept fixes events that are older than the trail is kept.',
} as const;

const Result = ({ of, onClose }: { of: AuditVerification; onClose: () => void }) => {
  const isDoubtful = of.intact && of.givenRoot === 'absent';
  return (
    <Alert
      role="status"
      severity={isDoubtful ? 'warning' : of.intact ? 'success' : 'error'}
      sx={{ mt: 1 }}
    >
      {isDoubtful ? (
        // Green beside red would leave it open which of the two counts.
        <>
          <strong>This root is not part of the chain.</strong> If it is letter by letter the one
          that you kept, what it fixed was rewritten since.
        </>
      ) : (
        <>
          {of.intact ? <Intact of={of} /> : <Tampered of={of} onClose={onClose} />}
          {of.givenRoot ? ROOTS[of.givenRoot] : null}
        </>
      )}
    </Alert>
  );
};

const Intact = ({ of }: { of: AuditVerification }) => (
  <>
    Nothing was changed: all {formatNumber(of.sealed)} sealed events are as they were recorded.
    {of.unsealed > 0 ? ` ${formatNumber(of.unsealed)} newer ones wait for their seal.` : ''} Checked
    in {formatDuration(of.tookMs)}.
  </>
);

const Tampered = ({ of, onClose }: { of: AuditVerification; onClose: () => void }) => (
  <>
    <strong>The trail was tampered with.</strong> {of.firstProblem?.message}
    {of.firstProblem?.id ? (
      <>
        {' '}
        <Link to={`/audit-events/${of.firstProblem.id}/show`} onClick={onClose}>
          Look at this event
        </Link>
        .
      </>
    ) : null}
    {of.problems > 1 ? ` ${formatNumber(of.problems)} problems in all; this is the first.` : ''}
  </>
);
