// The engine's tasks for its specs, in a pool process.
import './from-source.mjs';

export const { look, coloringPage, drawnPage, enlarge, illustration, fursona } =
  await import('../tasks.ts');
