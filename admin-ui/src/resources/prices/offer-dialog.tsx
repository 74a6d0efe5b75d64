import { FormControlLabel, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { ApiError } from '../../api/api-error';
import type { ConsoleDataProvider } from '../../providers/dataProvider';
import type { OfferVersion } from '../../providers/verbs';
import { ConfirmDialog } from '../../shared/confirm-dialog';
import { toIso } from '../../shared/format';
import { amountText, minorOf } from '../../shared/money-text';
import { OfferReview } from './offer-review';
import { momentAhead } from './offers';
import { type FeatureValues, PlanFeatureFields } from './plan-feature-fields';

interface Props {
  readonly kind: OfferVersion['kind'];
  /** Everything is sold in one. */
  readonly currency: string;
  /** The version that the new one follows; none for a new pack. */
  readonly after?: OfferVersion;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

const PRIORITY = 'features.priority';
const NOT_RIGHT = 'Something is not right yet.';

const wholeOf = (text: string): number | undefined =>
  /^\d{1,7}$/.test(text) ? Number(text) : undefined;

/** The next version of a plan or pack; what is wrong with it stands at its field. */
export const OfferDialog = ({ kind, currency, after, onClose, onChanged }: Props) => {
  const dataProvider = useDataProvider<ConsoleDataProvider>();
  const [values, setValues] = useState({
    slug: after?.slug ?? '',
    name: after?.name ?? '',
    description: after?.description ?? '',
    amountMinor: after ? amountText(after.amountMinor, currency) : '',
    credits: after ? String(after.credits) : '',
    fairUse: after?.fairUse ?? '',
    effectiveFrom: '',
  });
  // Single pictures are no plan that somebody has.
  const [features, setFeatures] = useState<FeatureValues | undefined>(
    kind === 'plan' && after?.features && after.slug !== 'basic'
      ? { ...after.features, priority: String(after.features.priority) }
      : undefined,
  );
  const [onSale, setOnSale] = useState(after?.onSale ?? true);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [isReviewed, setReviewed] = useState(false);
  type Field = keyof typeof values;

  const field = (name: Field, label: string, help = ' ') => ({
    label,
    value: values[name],
    onChange: ({ target }: { target: { value: string } }) => {
      setValues({ ...values, [name]: target.value });
      setProblems({ ...problems, [name]: '' });
    },
    error: Boolean(problems[name]),
    helperText: problems[name] || help,
    autoComplete: 'off',
  });

  const check = async (): Promise<boolean> => {
    if (isReviewed) return true;
    const wrong = {
      ...(minorOf(values.amountMinor, currency) === undefined
        ? { amountMinor: 'An amount such as 9.90.' }
        : {}),
      ...(wholeOf(values.credits) === undefined ? { credits: 'A whole number.' } : {}),
      ...(features && wholeOf(features.priority) === undefined
        ? { [PRIORITY]: 'A whole number.' }
        : {}),
    };
    // The server is asked all the same: all that is missing shows at once, and not in turns.
    try {
      await send(true);
    } finally {
      setProblems((found) => ({ ...found, ...wrong }));
    }
    if (Object.keys(wrong).length > 0) throw new Error(NOT_RIGHT);
    setReviewed(true);
    return false;
  };

  const shown = {
    name: values.name.trim(),
    description: values.description.trim(),
    amountMinor: minorOf(values.amountMinor, currency) ?? 0,
    credits: wholeOf(values.credits) ?? 0,
    onSale,
  };
  const brought = features ? { ...features, priority: wholeOf(features.priority) ?? 0 } : undefined;
  const fairUse = values.fairUse.trim();

  /** The server knows what is right; before the review it is only asked. */
  const send = async (dryRun: boolean): Promise<void> => {
    const terms = {
      after: after?.number ?? 0,
      ...shown,
      ...(values.effectiveFrom ? { effectiveFrom: toIso(values.effectiveFrom) ?? '' } : {}),
    };
    setProblems({});
    try {
      // No path has an empty part: what stands for it is refused in the same words.
      const slug = values.slug.trim() || '-';
      const brings = brought ? { features: brought } : {};
      await (kind === 'plan'
        ? dataProvider.changePlan({ slug, ...terms, fairUse: fairUse || null, ...brings }, dryRun)
        : dataProvider.changePack({ slug, ...terms }, dryRun));
    } catch (error) {
      setReviewed(false);
      if (!(error instanceof ApiError) || error.problems.length === 0) throw error;
      setProblems(
        Object.fromEntries(error.problems.map(({ field: at, message }) => [at, message])),
      );
      // What stands at its field is not said a second time.
      const isPlaced = error.problems.every(({ field: at }) => at in values || at === PRIORITY);
      throw isPlaced ? new Error(NOT_RIGHT) : error;
    }
  };

  return (
    <ConfirmDialog
      title={after ? `New version of ${after.name}` : 'New pack'}
      verb={isReviewed ? 'Publish' : 'Review'}
      done={
        momentAhead(values.effectiveFrom)
          ? 'The new version is planned'
          : 'The new version holds now'
      }
      check={check}
      act={() => send(false)}
      onClose={onClose}
      onDone={onChanged}
    >
      {isReviewed ? (
        <OfferReview
          offer={{
            ...shown,
            currency,
            period: after?.period ?? null,
            fairUse: fairUse || null,
            features: brought ?? after?.features ?? null,
            effectiveFrom: values.effectiveFrom,
          }}
          after={after}
          onBack={() => setReviewed(false)}
        />
      ) : (
        <>
          It cannot be changed afterwards, only followed by another one. Who bought an earlier
          version keeps it.
          {after ? null : (
            <TextField
              {...field('slug', 'Name in addresses', 'Such as pack-250; it stays for good.')}
              sx={{ mt: 2 }}
            />
          )}
          <TextField {...field('name', 'Name')} sx={{ mt: 2 }} />
          <TextField
            {...field(
              'description',
              'Description',
              'Not on the page of prices: for staff and apps.',
            )}
            multiline
            minRows={2}
          />
          <TextField
            {...field('amountMinor', `Price in ${currency}`)}
            slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          />
          <TextField
            {...field('credits', after?.period ? `Credits a ${after.period}` : 'Credits')}
            slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          />
          {after?.period ? (
            <TextField
              {...field('fairUse', 'Rule of fair use', 'With one it is shown as unlimited.')}
              multiline
              minRows={2}
            />
          ) : null}
          {features ? (
            <PlanFeatureFields
              values={features}
              onChange={(next) => {
                setFeatures(next);
                setProblems({ ...problems, [PRIORITY]: '' });
              }}
              problem={problems[PRIORITY]}
            />
          ) : null}
          <TextField
            {...field('effectiveFrom', 'Holds from', 'Your local time; empty: from now on.')}
            type="datetime-local"
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <FormControlLabel
            control={<Switch checked={onSale} onChange={(_, isOn) => setOnSale(isOn)} />}
            label="On sale"
          />
        </>
      )}
    </ConfirmDialog>
  );
};
