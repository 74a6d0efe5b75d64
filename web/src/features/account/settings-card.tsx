import { useMutation } from '@tanstack/react-query';
import clsx from 'clsx';
import { useState } from 'react';

import { toApiError } from '../../api/api-error.js';
import { meQuery, updatePreferences } from '../../api/me.js';
import { queryClient } from '../../api/query-client.js';
import { useKept } from '../../api/service.js';
import type { Me } from '../../api/types.js';
import { plural } from '../../lib/format.js';
import { Card } from '../../ui/card.js';
import { useToast } from '../../ui/toasts.js';

const choices = (kept: ReturnType<typeof useKept>) =>
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
      hint: kept
        ? `${plural(kept.galleryDays, 'day')} in the gallery; favourites until you let them go.`
        : 'In the gallery for a while; favourites until you let them go.',
    },
  ] as const;

/** How long results stay where a run says nothing else. Saved as it is chosen. */
export function SettingsCard({ me }: { me: Me }) {
  const say = useToast();
  const kept = useKept();
  // Shown as chosen at once; the answer confirms it or takes it back.
  const [chosen, setChosen] = useState(me.preferences.retentionDefault);
  const save = useMutation({
    mutationFn: updatePreferences,
    onSuccess: (preferences) => {
      queryClient.setQueryData(meQuery.queryKey, (old) => old && { ...old, preferences });
      say('Saved.');
    },
    onError: (error) => {
      setChosen(me.preferences.retentionDefault);
      say(toApiError(error).message, 'bad');
    },
  });
  return (
    <Card title="How long results stay">
      <fieldset className="mt-3 space-y-2">
        <legend className="sr-only">How long results stay unless you say otherwise</legend>
        {choices(kept).map(({ value, label, hint }) => (
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
