import clsx from 'clsx';
import { useState } from 'react';

import { useKept } from '../../api/service.js';
import type { Me } from '../../api/types.js';
import { plural } from '../../lib/format.js';
import { galleryWords } from '../../lib/period-words.js';
import { Card } from '../../ui/card.js';
import { useSavePreferences } from './use-save-preferences.js';

const choices = (kept: ReturnType<typeof useKept>, keepsResults: boolean) =>
  [
    {
      value: 'by-type',
      label: 'As each product suggests',
      hint: 'Photos of people go soon, pages and stories stay.',
    },
    {
      value: 'EPHEMERAL',
      label: 'Short stay',
      hint: kept
        ? `Gone ${plural(kept.ephemeralMinutes, 'minute')} after the download.`
        : 'Gone soon after the download.',
    },
    {
      value: 'GALLERY',
      label: 'Keep',
      hint: galleryWords(kept, keepsResults),
    },
  ] as const;

/** How long results stay where a run says nothing else. Saved as it is chosen. */
export function SettingsCard({ me }: { me: Me }) {
  const kept = useKept();
  // Shown as chosen at once; the answer confirms it or takes it back.
  const [chosen, setChosen] = useState(me.preferences.retentionDefault);
  const save = useSavePreferences(() => setChosen(me.preferences.retentionDefault));
  return (
    <Card title="How long results stay">
      <fieldset className="mt-3 space-y-2">
        <legend className="sr-only">How long results stay unless you say otherwise</legend>
        {choices(kept, me.keepsResults).map(({ value, label, hint }) => (
          <label
            key={value}
            className={clsx(
              'flex min-h-11 cursor-pointer items-start gap-3 rounded-xl border px-3.5 py-2.5',
              'has-focus-visible:outline-2 has-focus-visible:outline-primary',
              chosen === value ? 'border-ink bg-sunken' : 'border-hairline hover:border-control',
            )}
          >
            <input
              type="radio"
              name="retention-default"
              className="mt-1 size-4 accent-ink"
              checked={chosen === value}
              onChange={() => {
                setChosen(value);
                save.mutate({ retentionDefault: value });
              }}
            />
            <span>
              <span className="block font-semibold">{label}</span>
              <span className="block text-sm text-muted">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Card>
  );
}
