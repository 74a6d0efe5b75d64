import AddIcon from '@mui/icons-material/Add';
import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { User } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { formatNumber, plural } from '../../shared/format';
import { randomKey } from '../../shared/random-key';

const MOST = 10_000;

export const GrantButton = ({ user }: { user: User }) => {
  const [key, setKey] = useState<string>();
  return (
    <>
      <Button variant="outlined" startIcon={<AddIcon />} onClick={() => setKey(randomKey())}>
        Grant credits
      </Button>
      {key ? <GrantDialog user={user} intent={key} onClose={() => setKey(undefined)} /> : null}
    </>
  );
};

const GrantDialog = ({
  user,
  intent,
  onClose,
}: {
  user: User;
  intent: string;
  onClose: () => void;
}) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const [credits, setCredits] = useState('');
  const amount = Number(credits);
  const isAmount = /^\d+$/.test(credits) && amount >= 1 && amount <= MOST;
  return (
    <ConfirmDialog
      title={`Grant credits to ${user.displayName}`}
      verb={isAmount ? `Grant ${formatNumber(amount)}` : 'Grant'}
      withReason
      ready={isAmount}
      done={`${plural(amount, 'credit')} granted`}
      act={(reason) =>
        dataProvider.grantCredits({ userId: user.id, credits: amount, reason, key: intent })
      }
      onClose={onClose}
    >
      They are booked in the ledger at once and can be spent on any product.
      <TextField
        label="Credits"
        value={credits}
        onChange={({ target }) => setCredits(target.value.trim())}
        error={credits !== '' && !isAmount}
        helperText={`A whole number from 1 to ${formatNumber(MOST)}; a standard picture costs 10.`}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        autoComplete="off"
        required
        sx={{ mt: 2 }}
      />
    </ConfirmDialog>
  );
};
