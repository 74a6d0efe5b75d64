import { Check, Pencil } from 'lucide-react';
import { useState } from 'react';

import type { Generation } from '../../api/types.js';
import { nameOfRun } from '../../runs/run-name.js';
import { useChangeGeneration } from '../../runs/use-change-generation.js';
import { Button } from '../../ui/button.js';
import { Input } from '../../ui/field.js';

/** The heading of a result, which its owner may rename in place. */
export function TitleField({ generation, name }: { generation: Generation; name: string }) {
  const [draft, setDraft] = useState<string | null>(null);
  const change = useChangeGeneration(generation, () => setDraft(null));

  if (draft === null) {
    return (
      <div className="flex min-w-0 flex-1 basis-48 items-center gap-1">
        <h1 className="min-w-0 text-2xl break-words hyphens-auto">
          <bdi>{name}</bdi>
        </h1>
        <Button
          look="quiet"
          size="small"
          aria-label="Rename"
          onClick={() => setDraft(generation.title ?? '')}
        >
          <Pencil aria-hidden="true" />
        </Button>
      </div>
    );
  }
  return (
    <form
      className="flex min-w-0 flex-1 basis-48 gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ title: draft.trim() || null });
      }}
      onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
    >
      <h1 className="sr-only">{name}</h1>
      <Input
        autoFocus
        aria-label="Title"
        placeholder={nameOfRun({ ...generation, title: null })}
        maxLength={120}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Button type="submit" look="primary" aria-label="Save the title" busy={change.isPending}>
        {!change.isPending && <Check aria-hidden="true" />}
      </Button>
    </form>
  );
}
