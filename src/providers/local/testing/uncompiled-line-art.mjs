// The lines of a colouring page before they lie on paper, for specs, in a pool process.
import './from-source.mjs';

const { loadPhoto } = await import('../imaging/photo.ts');
const { DIFFICULTIES } = await import('../coloring/difficulty.ts');
const { ANALYSIS_SIZE, drawLineArt } = await import('../coloring/line-art.ts');
const { findSubjects } = await import('../coloring/subjects.ts');

export async function lineArt({ path, difficulty }) {
  const photo = await loadPhoto(path, ANALYSIS_SIZE);
  const subjects = await findSubjects(photo);
  const art = drawLineArt(photo, subjects, DIFFICULTIES[difficulty], () => {});
  return { art, faces: subjects.faces };
}
