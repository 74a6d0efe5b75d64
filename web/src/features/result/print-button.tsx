import { Printer } from 'lucide-react';
import { useState } from 'react';

import { toApiError } from '../../api/api-error.js';
import { fetchArtifact } from '../../api/generations.js';
import type { Artifact, Generation } from '../../api/types.js';
import { Button } from '../../ui/button.js';
import { useToast } from '../../ui/toasts.js';
import { showStartedClock } from './started-clock.js';

/** Prints the picture itself, at full size and with nothing of the page around it. */
export function PrintButton({
  generation,
  artifact,
}: {
  generation: Generation;
  artifact: Artifact;
}) {
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    try {
      await printPicture(artifact, generation.artifacts.some(isPage));
      void showStartedClock(generation).catch(() => undefined);
    } catch (error) {
      say(toApiError(error).message, 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button busy={busy} onClick={() => void print()}>
      {!busy && <Printer aria-hidden="true" />}
      Print
    </Button>
  );
}

function isPage({ kind }: Artifact): boolean {
  return kind === 'pdf';
}

/** A picture that is a page brings its own margins; others get some from the sheet. */
async function printPicture(artifact: Artifact, isWholePage: boolean): Promise<void> {
  const response = await fetchArtifact(artifact);
  const picture = new Image();
  picture.src = URL.createObjectURL(await response.blob());
  await picture.decode();
  const sheet = document.createElement('div');
  const lie = picture.naturalWidth > picture.naturalHeight ? 'wide' : 'tall';
  sheet.className = `print-sheet ${isWholePage ? 'page' : 'picture'}-${lie}`;
  sheet.append(picture);
  document.querySelector('.print-sheet')?.remove();
  document.body.append(sheet);
  addEventListener(
    'afterprint',
    () => {
      sheet.remove();
      URL.revokeObjectURL(picture.src);
    },
    { once: true },
  );
  window.print();
}
