import { defineTask } from '../../platform/compute-pool/index.js';
import type { ColoringPageRequest } from './coloring/render-coloring-page.js';
import type { DrawnPageRequest } from './drawing/render-drawn-page.js';
import type { IllustrationRequest } from './drawing/render-illustration.js';
import type { EnlargeRequest } from './enlarge/render-enlargement.js';
import type { FursonaRequest } from './fursona/render-fursona.js';
import type { LookRequest } from './looks/render-look.js';
import type { EngineResult } from './tasks.js';

/** What a pool process loads; it exists only in the compiled program. */
const TASKS = new URL('./tasks.js', import.meta.url);

export const lookTask = defineTask<LookRequest, EngineResult>(TASKS, 'look');
export const coloringPageTask = defineTask<ColoringPageRequest, EngineResult>(
  TASKS,
  'coloringPage',
);
export const enlargeTask = defineTask<EnlargeRequest, EngineResult>(TASKS, 'enlarge');
export const fursonaTask = defineTask<FursonaRequest, EngineResult>(TASKS, 'fursona');
export const drawnPageTask = defineTask<DrawnPageRequest, EngineResult>(TASKS, 'drawnPage');
export const illustrationTask = defineTask<IllustrationRequest, EngineResult>(
  TASKS,
  'illustration',
);
