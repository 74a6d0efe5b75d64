import clsx from 'clsx';
import { Archive, Hourglass } from 'lucide-react';

import { useMe } from '../../api/me.js';
import { useKept } from '../../api/service.js';
import type { Generation } from '../../api/types.js';
import { capital } from '../../lib/format.js';
import { keepLabel } from '../../lib/period-words.js';
import { useChangeGeneration } from '../../runs/use-change-generation.js';
import { Button } from '../../ui/button.js';
import { useClockFace } from '../../ui/retention-clock.js';
import { useToast } from '../../ui/toasts.js';

/** The retention clock, and the one tap that stops it. */
export function KeepPanel({ generation }: { generation: Generation }) {
  const face = useClockFace(generation.retention, generation.isFavourite);
  const say = useToast();
  const change = useChangeGeneration(generation, () => say('Kept in your gallery.'));
  const keptHere = useKept();
  const keepsResults = useMe()?.keepsResults ?? false;
  const kept = generation.retention.class === 'GALLERY';
  // What was made before the plan goes by itself on its day.
  const mayStay = !kept || (keepsResults && generation.retention.expiresAt !== null);
  const Icon = kept ? Archive : Hourglass;
  return (
    <section
      aria-label="How long it is kept"
      className={clsx(
        'rounded-2xl border px-4 py-4',
        face.tone === 'soon' ? 'border-danger/50 bg-danger/6' : 'border-hairline bg-raised',
      )}
    >
      <p className="flex flex-wrap items-center gap-2.5">
        <Icon className="size-5 shrink-0" aria-hidden="true" />
        <span className="display text-xl tabular" data-testid="clock">
          {capital(face.text)}
        </span>
      </p>
      <p className="mt-1 text-sm text-muted tabular">{face.detail}</p>
      {mayStay && face.tone !== 'gone' && (
        <Button
          className="mt-3 w-full"
          busy={change.isPending}
          onClick={() => change.mutate({ retention: 'GALLERY' })}
        >
          <Archive aria-hidden="true" />
          {keepLabel(keptHere, keepsResults)}
        </Button>
      )}
    </section>
  );
}
