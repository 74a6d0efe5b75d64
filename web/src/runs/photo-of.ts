import type { Artifact, Generation } from '../api/types.js';
import { MAX_SIDE, MIN_SIDE } from '../lib/photo-check.js';

export interface PhotoArtifact extends Artifact {
  width: number;
  height: number;
  previewUrl: string;
}

/** The picture of a run that can be taken for a photo, to make something further of. */
export function photoOf({ artifacts }: Pick<Generation, 'artifacts'>): PhotoArtifact | undefined {
  return artifacts.find(isPhoto);
}

function isPhoto(artifact: Artifact): artifact is PhotoArtifact {
  const { mime, width, height, previewUrl } = artifact;
  if (!width || !height || !previewUrl || !/^image\/(jpeg|png)$/.test(mime)) return false;
  return Math.min(width, height) >= MIN_SIDE && Math.max(width, height) <= MAX_SIDE;
}
