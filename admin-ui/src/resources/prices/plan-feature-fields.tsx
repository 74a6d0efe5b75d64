import { FormControlLabel, MenuItem, Switch, TextField } from '@mui/material';
import type { PlanFeatures } from '../../providers/verbs';
import { TIER_WORDS } from './plan-features';

/** As they are typed. */
export type FeatureValues = Omit<PlanFeatures, 'priority'> & { readonly priority: string };

interface Props {
  readonly values: FeatureValues;
  readonly onChange: (values: FeatureValues) => void;
  /** What is wrong with the order of runs. */
  readonly problem: string | undefined;
}

/** What a plan brings beside its credits. */
export const PlanFeatureFields = ({ values, onChange, problem }: Props) => (
  <>
    <TextField
      select
      label="Quality"
      value={values.qualityTier}
      onChange={({ target }) =>
        onChange({ ...values, qualityTier: target.value as PlanFeatures['qualityTier'] })
      }
      helperText="Whose providers make the pictures, where a product has more than one route."
    >
      {Object.entries(TIER_WORDS).map(([tier, words]) => (
        <MenuItem key={tier} value={tier}>
          {words}
        </MenuItem>
      ))}
    </TextField>
    <TextField
      label="Priority"
      value={values.priority}
      onChange={({ target }) => onChange({ ...values, priority: target.value })}
      error={Boolean(problem)}
      helperText={problem || '0 to 100. Runs of a higher one are taken first.'}
      autoComplete="off"
      slotProps={{ htmlInput: { inputMode: 'numeric' } }}
    />
    <FormControlLabel
      control={
        <Switch
          checked={values.history}
          onChange={(_, history) => onChange({ ...values, history })}
        />
      }
      label="Results stay until their owner removes them"
    />
    <FormControlLabel
      control={
        <Switch
          checked={values.earlyAccess}
          onChange={(_, earlyAccess) => onChange({ ...values, earlyAccess })}
        />
      }
      label="Opens products of early access"
    />
  </>
);
