import type { TaskContext } from '../../platform/compute-pool/index.js';
import {
  COLORING_STEPS,
  renderColoringPage,
  type ColoringPageRequest,
} from './coloring/render-coloring-page.js';
import {
  DRAWING_STEPS,
  renderDrawnPage,
  type DrawnPageRequest,
} from './drawing/render-drawn-page.js';
import {
  ILLUSTRATION_STEPS,
  type IllustrationRequest,
  renderIllustration,
} from './drawing/render-illustration.js';
import type { EngineFile, EngineText } from './engine-file.js';
import { type EnlargeRequest, renderEnlargement } from './enlarge/render-enlargement.js';
import { FURSONA_STEPS, type FursonaRequest, renderFursona } from './fursona/render-fursona.js';
import { LOOK_STEPS, renderLook, type LookRequest } from './looks/render-look.js';

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
  const file = await renderLook(request, progressOf(LOOK_STEPS, context));
  return { files: [file], notes: [] };
}

/** Pool task: a colouring page of a photo. */
export async function coloringPage(
  request: ColoringPageRequest,
  context: TaskContext,
): Promise<EngineResult> {
  const files = await renderColoringPage(request, progressOf(COLORING_STEPS, context));
  return { files, notes: [] };
}

/** Pool task: a colouring page of an idea. */
export function drawnPage(request: DrawnPageRequest, context: TaskContext): Promise<EngineResult> {
  return renderDrawnPage(request, progressOf(DRAWING_STEPS, context));
}

/** Pool task: an idea in colour. */
export function illustration(
  request: IllustrationRequest,
  context: TaskContext,
): Promise<EngineResult> {
  return renderIllustration(request, progressOf(ILLUSTRATION_STEPS, context));
}

/** Pool task: a character made of a photo's colours, described and drawn. */
export async function fursona(
  request: FursonaRequest,
  context: TaskContext,
): Promise<EngineResult> {
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
