export {
  COLORING_SLUG,
  DRAWING_SLUG,
  ENGINE_MANIFEST,
  FURSONA_SLUG,
  type EngineProduct,
  ILLUSTRATION_SLUG,
} from './engine-manifest.js';
export { ENLARGE_SLUG } from './enlarge/enlarge-parameters.js';
export type { EngineFile } from './engine-file.js';
export { EngineRefusal } from './engine-refusal.js';
export {
  coloringPageTask,
  drawnPageTask,
  enlargeTask,
  fursonaTask,
  illustrationTask,
  lookTask,
} from './engine-tasks.js';
export type { EngineProgress, EngineResult } from './tasks.js';
