import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { GraphModel } from '@tensorflow/tfjs-converter';

/** Networks whose weights are shipped in `models/`; where they come from stands there. */
export type ModelName = 'blazeface' | 'facemesh' | 'iris' | 'selfie';

/** What a network answers: per output its numbers in order. */
export type ModelOutputs = Float32Array[];

const loaded = new Map<ModelName, Promise<GraphModel>>();
let runtime: Promise<Runtime> | undefined;

type Runtime = Awaited<ReturnType<typeof startRuntime>>;

/**
 * Runs a network on one picture. It is loaded at its first use and stays, once per process, so this is for processes
 * of the pool alone. Its outputs come ordered by their lengths.
 * @param input red, green and blue of every pixel, row by row
 */
export async function runModel(
  name: ModelName,
  input: Float32Array,
  side: number,
): Promise<ModelOutputs> {
  const { core } = await started();
  const model = await modelOf(name);
  const tensor = core.tensor4d(input, [1, side, side, 3]);
  const result = model.execute(tensor);
  const outputs = Array.isArray(result) ? result : [result];
  try {
    return outputs
      .map((output) => output.dataSync<'float32'>())
      .sort((a, b) => a.length - b.length);
  } finally {
    core.dispose([tensor, ...outputs]);
  }
}

/** What failed once, for want of memory perhaps, is tried again the next time. */
function started(): Promise<Runtime> {
  return (runtime ??= startRuntime().catch((error: unknown) => {
    runtime = undefined;
    throw error;
  }));
}

/**
 * The numeric runtime on WebAssembly, on one thread and with one kind of instructions, so that equal pictures give
 * equal numbers on every machine. Loaded late: most processes of the program never need it.
 */
async function startRuntime() {
  const core = await import('@tensorflow/tfjs-core');
  const converter = await import('@tensorflow/tfjs-converter');
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  const { resolve } = createRequire(import.meta.url);
  const file = 'tfjs-backend-wasm-simd.wasm';
  const path = resolve(`@tensorflow/tfjs-backend-wasm/dist/${file}`);
  wasm.setWasmPaths({
    'tfjs-backend-wasm.wasm': path,
    [file]: path,
    'tfjs-backend-wasm-threaded-simd.wasm': path,
  });
  core.env().set('WASM_HAS_SIMD_SUPPORT', true);
  core.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  core.enableProdMode();
  if (!(await core.setBackend('wasm'))) throw new Error('WebAssembly cannot be used here');
  return { core, converter };
}

function modelOf(name: ModelName): Promise<GraphModel> {
  let model = loaded.get(name);
  if (!model) {
    model = loadModel(name).catch((error: unknown) => {
      loaded.delete(name);
      throw error;
    });
    loaded.set(name, model);
  }
  return model;
}

interface ModelFile {
  modelTopology: object;
  format: string;
  signature?: object;
  weightsManifest: { weights: object[] }[];
}

async function loadModel(name: ModelName): Promise<GraphModel> {
  const { converter } = await started();
  const folder = modelFolder();
  const { modelTopology, format, signature, weightsManifest } = JSON.parse(
    readFileSync(`${folder}${name}.json`, 'utf8'),
  ) as ModelFile;
  const weights = readFileSync(`${folder}${name}.bin`);
  const artifacts = {
    modelTopology,
    format,
    ...(signature && { signature }),
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: Uint8Array.from(weights).buffer,
  };
  return converter.loadGraphModel({
    load: () => Promise.resolve(artifacts as never),
  });
}

/** From `dist/src/providers/local/vision` and from the sources alike. */
function modelFolder(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const root = here.includes('/dist/src/') ? '../../../../../' : '../../../../';
  return fileURLToPath(new URL(`${root}models/`, import.meta.url));
}
