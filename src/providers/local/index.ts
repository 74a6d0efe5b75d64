export {
  COLORING_SLUG,
  DRAWING_SLUG,
  ENGINE_MANIFEST,
  type EngineProduct,
} from './engine-manifest.js';
export type { EngineFile } from './engine-file.js';
export { EngineRefusal } from './engine-refusal.js';
export { coloringPageTask, drawnPageTask, lookTask } from './engine-tasks.js';
export type { EngineProgress, EngineResult } from './tasks.js';
