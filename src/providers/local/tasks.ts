/**
 * What processes of the pool are asked for. Each product is loaded when it is asked for: most processes make few
 * kinds, and drawings alone are hundreds of modules.
 */
import type { TaskContext } from '../../platform/compute-pool/index.js';
import type { ColoringPageRequest } from './coloring/render-coloring-page.js';
import type { DrawnPageRequest } from './drawing/render-drawn-page.js';
import type { IllustrationRequest } from './drawing/render-illustration.js';
import type { EngineFile, EngineText } from './engine-file.js';
import type { EnlargeRequest } from './enlarge/render-enlargement.js';
import type { FursonaRequest } from './fursona/render-fursona.js';
import type { LookRequest } from './looks/render-look.js';

export interface EngineProgress {
  step: string;
  done: number;
  of: number;
}

export interface EngineResult {
  files: EngineFile[];
  /** What was written, where that is the product; the files illustrate it. */
  texts?: EngineText[];
  /** Things that the person should know of this result. */
  notes: string[];
  /** That a network made what is seen, which was trained on other people's photos. */
  byNetwork?: boolean;
}

/** Pool task: one look of a photo. */
export async function look(request: LookRequest, context: TaskContext): Promise<EngineResult> {
  const { LOOK_STEPS, renderLook } = await import('./looks/render-look.js');
  const file = await renderLook(request, progressOf(LOOK_STEPS, context));
  return { files: [file], notes: [] };
}

/** Pool task: whether a look can be made of a photo. */
export async function checkLook(request: LookRequest): Promise<EngineResult> {
  const { checkLook: check } = await import('./looks/render-look.js');
  await check(request);
  return { files: [], notes: [] };
}

/** Pool task: a colouring page of a photo. */
export async function coloringPage(
  request: ColoringPageRequest,
  context: TaskContext,
): Promise<EngineResult> {
  const { COLORING_STEPS, renderColoringPage } = await import('./coloring/render-coloring-page.js');
  const files = await renderColoringPage(request, progressOf(COLORING_STEPS, context));
  return { files, notes: [] };
}

/** Pool task: a colouring page of an idea. */
export async function drawnPage(
  request: DrawnPageRequest,
  context: TaskContext,
): Promise<EngineResult> {
  const { DRAWING_STEPS, renderDrawnPage } = await import('./drawing/render-drawn-page.js');
  return renderDrawnPage(request, progressOf(DRAWING_STEPS, context));
}

/** Pool task: an idea in colour. */
export async function illustration(
  request: IllustrationRequest,
  context: TaskContext,
): Promise<EngineResult> {
  const { ILLUSTRATION_STEPS, renderIllustration } =
    await import('./drawing/render-illustration.js');
  return renderIllustration(request, progressOf(ILLUSTRATION_STEPS, context));
}

/** Pool task: a character made of a photo's colours, described and drawn. */
export async function fursona(
  request: FursonaRequest,
  context: TaskContext,
): Promise<EngineResult> {
  const { FURSONA_STEPS, renderFursona } = await import('./fursona/render-fursona.js');
  const { text, files } = await renderFursona(request, progressOf(FURSONA_STEPS, context));
  return { files, texts: [text], notes: [] };
}

/** Parts of a long work that are told of; each is written down for whoever watches. */
const MAX_REPORTS = 20;

/** Pool task: a photo made bigger. */
export async function enlarge(
  request: EnlargeRequest,
  context: TaskContext,
): Promise<EngineResult> {
  const { renderEnlargement } = await import('./enlarge/render-enlargement.js');
  const { file, notes, byNetwork } = await renderEnlargement(request, (done, of) => {
    context.signal.throwIfAborted();
    const reported = (count: number) => Math.floor((count * MAX_REPORTS) / of);
    if (reported(done) > reported(done - 1)) context.progress({ step: 'enlarge', done, of });
  });
  return { files: [file], notes, byNetwork };
}

/** Reports each finished step; between steps it also notices that the caller gave up. */
function progressOf<S extends string>(steps: readonly S[], context: TaskContext) {
  return (step: S) => {
    context.signal.throwIfAborted();
    const progress: EngineProgress = { step, done: steps.indexOf(step) + 1, of: steps.length };
    context.progress(progress);
  };
}
