import { Copy, Info } from 'lucide-react';

import type { Generation } from '../api/types.js';
import { Button } from '../ui/button.js';
import { useToast } from '../ui/toasts.js';
import { readDescription } from './read-description.js';
import { textOf } from './text-of.js';

/** What was written, to read and to copy; nothing where a run is for pictures alone. */
export function ResultText({ generation }: { generation: Generation }) {
  const text = textOf(generation);
  if (text === undefined) return null;
  const { heading, paragraphs, colours, origin } = readDescription(text);
  return (
    <article className="mx-auto max-w-[46rem] rounded-2xl border border-hairline bg-raised px-5 py-6 shadow-card sm:px-8 sm:py-8">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h2 className="min-w-0 flex-1 basis-48 text-2xl break-words">
          <bdi>{heading}</bdi>
        </h2>
        <CopyButton text={text} />
      </div>
      <div className="mt-4 max-w-[38rem] space-y-3 text-lg break-words">
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {colours.length > 0 && <Colours colours={colours} />}
      {origin && (
        <p className="mt-6 flex items-start gap-2 border-t border-dashed border-hairline pt-4 text-sm text-muted">
          <Info className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          {origin}
        </p>
      )}
    </article>
  );
}

function Colours({ colours }: Pick<ReturnType<typeof readDescription>, 'colours'>) {
  return (
    <ul aria-label="Colours" className="mt-5 flex flex-wrap gap-x-5 gap-y-2.5">
      {colours.map(({ name, hex }, index) => (
        <li key={index} className="inline-flex items-center gap-2 text-sm">
          <span
            aria-hidden="true"
            className="size-6 rounded-full border border-control"
            style={{ backgroundColor: hex }}
          />
          {name}
        </li>
      ))}
    </ul>
  );
}

function CopyButton({ text }: { text: string }) {
  const say = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say('Copied.');
    } catch {
      say('Your browser does not let us copy. Please mark the text instead.', 'bad');
    }
  };
  return (
    <Button size="small" onClick={() => void copy()}>
      <Copy aria-hidden="true" />
      Copy the text
    </Button>
  );
}
