import { useKept } from '../../api/service.js';
import type { Me } from '../../api/types.js';
import { earlierWords } from '../../lib/period-words.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { useSavePreferences } from '../account/use-save-preferences.js';

const WORDS: Readonly<Record<Me['preferences']['retentionDefault'], string>> = {
  'by-type': 'Pages and stories are kept by themselves; looks of photos only if you choose Keep.',
  EPHEMERAL: 'You have chosen a short stay for what you make, unless you choose Keep.',
  GALLERY: 'All that you make is kept, unless you choose a short stay.',
};

/** What a plan that keeps results does for this person, and what it does not do by itself. */
export function KeptResultsCard({ me }: { me: Me }) {
  const kept = useKept();
  const save = useSavePreferences();
  const { retentionDefault } = me.preferences;
  return (
    <Card title="How long your pictures stay">
      <p className="mt-2">What you keep stays until you remove it. {WORDS[retentionDefault]}</p>
      <p className="mt-2 text-muted">{earlierWords(kept)}</p>
      {retentionDefault !== 'GALLERY' && (
        <Button
          className="mt-4"
          busy={save.isPending}
          onClick={() => save.mutate({ retentionDefault: 'GALLERY' })}
        >
          Keep all that I make
        </Button>
      )}
    </Card>
  );
}
