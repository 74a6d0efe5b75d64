import type { Artifact, Generation } from '../api/types.js';
import { MAX_SIDE, MIN_SIDE } from '../lib/photo-check.js';

export interface PhotoArtifact extends Artifact {
  width: number;
  height: number;
  previewUrl: string;
}

/** The picture of a run that can be taken for a photo, to make something further of. */
export function photoOf({ artifacts }: Pick<Generation, 'artifacts'>): PhotoArtifact | undefined {
  return artifacts.find((artifact): artifact is PhotoArtifact => {
    return isPhoto(artifact) && Math.max(artifact.width, artifact.height) <= MAX_SIDE;
  });
}

/** What to do with a picture that would be one, and is too large to go in as it is; null for any other. */
export function tooLargeToGoOn({ artifacts }: Pick<Generation, 'artifacts'>): string | null {
  const picture = artifacts.find(isPhoto);
  if (!picture || Math.max(picture.width, picture.height) <= MAX_SIDE) return null;
  const most = MAX_SIDE.toLocaleString('en');
  return `More than ${most} pixels on a side cannot go into another look from here. Download it and choose the file there: it is made smaller by itself.`;
}

function isPhoto(artifact: Artifact): artifact is PhotoArtifact {
  const { mime, width, height, previewUrl } = artifact;
  if (!width || !height || !previewUrl || !/^image\/(jpeg|png)$/.test(mime)) return false;
  return Math.min(width, height) >= MIN_SIDE;
}
