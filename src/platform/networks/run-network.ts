import type { GraphModel } from '@tensorflow/tfjs-converter';
import { readNetwork } from './read-network.js';
import { started } from './runtime.js';

/** What a network answers: per output its numbers in order. */
export type NetworkOutputs = Float32Array[];

const loaded = new Map<string, Promise<GraphModel>>();

/**
 * Runs a network on one picture. It is loaded at its first use and stays, once per process, so this is for processes
 * of the pool alone. Its outputs come ordered by their lengths.
 * @param name of its files in `models/`; where they come from stands there
 * @param input red, green and blue of every pixel, row by row
 */
export async function runNetwork(
  name: string,
  input: Float32Array,
  side: number,
): Promise<NetworkOutputs> {
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

function modelOf(name: string): Promise<GraphModel> {
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

async function loadModel(name: string): Promise<GraphModel> {
  const { converter } = await started();
  const { description, weights } = readNetwork(name);
  const { modelTopology, format, signature, weightsManifest } = description;
  const artifacts = {
    modelTopology,
    format,
    ...(signature && { signature }),
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: weights,
  };
  return converter.loadGraphModel({
    load: () => Promise.resolve(artifacts as never),
  });
}
