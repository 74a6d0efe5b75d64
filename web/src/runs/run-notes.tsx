import type { Generation } from '../api/types.js';

/** What is to be known about a picture that it does not show, such as what is not on it. */
export function RunNotes({ notes }: Pick<Generation, 'notes'>) {
  if (notes.length === 0) return null;
  return (
    <ul className="list-disc space-y-1 pl-5 text-sm text-muted">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
