import { Download } from 'lucide-react';
import { useState } from 'react';

import { toApiError } from '../../api/api-error.js';
import { downloadArtifact } from '../../api/generations.js';
import type { Artifact, Generation } from '../../api/types.js';
import { humanise } from '../../lib/categories.js';
import { fileSize } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { useToast } from '../../ui/toasts.js';
import { showStartedClock } from './started-clock.js';

/** One button per file, named by what it is good for. */
export function Downloads({ generation, name }: { generation: Generation; name: string }) {
  const say = useToast();
  const [busy, setBusy] = useState<string | null>(null);

  const download = async (artifact: Artifact) => {
    setBusy(artifact.id);
    try {
      await downloadArtifact(artifact, `${name}.${extensionOf(artifact)}`);
      say('Downloaded.');
      void showStartedClock(generation).catch(() => undefined);
    } catch (error) {
      say(toApiError(error).message, 'bad');
    } finally {
      setBusy(null);
    }
  };

  return (
    <section aria-labelledby="downloads-heading">
      <h2 id="downloads-heading" className="sr-only">
        Downloads
      </h2>
      <ul className="space-y-2">
        {generation.artifacts.map((artifact, index) => (
          <li key={artifact.id}>
            <Button
              look={index === 0 ? 'primary' : 'plain'}
              className="w-full flex-wrap !justify-between gap-x-3 !whitespace-normal py-1.5 text-left"
              busy={busy === artifact.id}
              onClick={() => void download(artifact)}
            >
              <span className="inline-flex items-center gap-2">
                <Download aria-hidden="true" />
                Download {fileKind(artifact)}
              </span>
              <span className="text-sm font-normal tabular">
                {artifact.width && /^image\/(?!svg)/.test(artifact.mime)
                  ? `${artifact.width} × ${artifact.height}`
                  : fileSize(artifact.bytes)}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function fileKind({ kind, label, mime }: Artifact): string {
  const format = FORMATS[mime] ?? humanise(kind);
  const paper = /(^|-)(a4|letter)$/i.exec(label)?.[2];
  if (paper) return `${format}, ${paper.length === 2 ? 'A4' : 'Letter'}`;
  return kind === 'view' ? `${format}, ${label}` : format;
}

const FORMATS: Record<string, string> = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  'image/svg+xml': 'SVG',
  'application/pdf': 'PDF',
  'application/epub+zip': 'EPUB',
  'text/plain': 'text',
};

const EXTENSIONS: Record<string, string> = { 'image/svg+xml': 'svg', 'text/plain': 'txt' };

function extensionOf({ mime }: Artifact): string {
  return EXTENSIONS[mime] ?? mime.split(/[/+]/)[1] ?? 'bin';
}
