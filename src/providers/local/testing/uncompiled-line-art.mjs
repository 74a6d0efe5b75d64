// The lines of a colouring page before they lie on paper, and on it, for specs, in a pool process.
import './from-source.mjs';

const { loadPhoto } = await import('../imaging/photo.ts');
const { DIFFICULTIES } = await import('../coloring/difficulty.ts');
const { ANALYSIS_SIZE, drawLineArt } = await import('../coloring/line-art.ts');
const { composePage } = await import('../coloring/page.ts');
const { renderPng } = await import('../coloring/render-png.ts');
const { findSubjects } = await import('../coloring/subjects.ts');

export async function lineArt({ path, difficulty, maxPixels = ANALYSIS_SIZE.maxPixels }) {
  const photo = await loadPhoto(path, { ...ANALYSIS_SIZE, maxPixels });
  const subjects = await findSubjects(photo);
  const art = drawLineArt(photo, subjects, DIFFICULTIES[difficulty], () => {});
  return { art, faces: subjects.faces };
}

export function printed({ art, difficulty }) {
  return renderPng(composePage(art, DIFFICULTIES[difficulty], 'A4', undefined));
}
