import RemoveIcon from '@mui/icons-material/Remove';
import { Button, Checkbox, FormControlLabel, TextField } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { User } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { formatNumber, plural } from '../../shared/format';
import { randomKey } from '../../shared/random-key';

const MOST = 10_000;

export const TakeButton = ({ user }: { user: User }) => {
  const [key, setKey] = useState<string>();
  return (
    <>
      <Button
        variant="outlined"
        color="error"
        startIcon={<RemoveIcon />}
        onClick={() => setKey(randomKey())}
      >
        Take credits
      </Button>
      {key ? <TakeDialog user={user} intent={key} onClose={() => setKey(undefined)} /> : null}
    </>
  );
};

const TakeDialog = ({
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
  const [mayOwe, setMayOwe] = useState(false);
  const amount = Number(credits);
  const isAmount = /^\d+$/.test(credits) && amount >= 1 && amount <= MOST;
  const missing = Math.max(0, amount - user.credits.available);
  const isShort = isAmount && missing > 0;
  return (
    <ConfirmDialog
      title={`Take credits from ${user.displayName}`}
      verb={isAmount ? `Take ${formatNumber(amount)}` : 'Take'}
      dangerous
      withReason
      ready={isAmount && (!isShort || mayOwe)}
      done={`${plural(amount, 'credit')} taken`}
      act={(reason) =>
        dataProvider.takeCredits({ userId: user.id, credits: amount, reason, mayOwe, key: intent })
      }
      onClose={onClose}
    >
      For correcting a mistake: money is given back at its payment. {user.displayName} gets a mail
      with your reason, so write it for them.
      <TextField
        label="Credits"
        value={credits}
        onChange={({ target }) => setCredits(target.value.trim())}
        error={credits !== '' && !isAmount}
        helperText={`There are ${formatNumber(user.credits.available)} to take.`}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        autoComplete="off"
        required
        sx={{ mt: 2 }}
      />
      {isShort ? (
        <FormControlLabel
          control={
            <Checkbox checked={mayOwe} onChange={({ target }) => setMayOwe(target.checked)} />
          }
          label={`${formatNumber(missing)} are not there and shall be owed: nothing new is made until they are paid`}
          sx={{ mt: 1, alignItems: 'flex-start' }}
        />
      ) : null}
    </ConfirmDialog>
  );
};
