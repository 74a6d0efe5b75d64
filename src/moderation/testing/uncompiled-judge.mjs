// Judges pictures for specs, in a pool process.
import '../../providers/local/testing/from-source.mjs';

export const { judgePicture } = await import('../judge-picture.ts');
