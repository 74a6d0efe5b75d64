import { createRequire } from 'node:module';

export type Runtime = Awaited<ReturnType<typeof startRuntime>>;

let runtime: Promise<Runtime> | undefined;

/** The numeric runtime of this process. What failed once, for want of memory perhaps, is tried again the next time. */
export function started(): Promise<Runtime> {
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
