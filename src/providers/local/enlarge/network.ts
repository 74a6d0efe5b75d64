import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { readNetwork, started, type Runtime } from '../../../platform/networks/index.js';
import type { Tile } from './pixels.js';

/** Residual dense network for doubling, by UpscalerJS; where it comes from stands in `models/`. */
const NAME = 'esrgan-slim-x2';

type Weights = ReadonlyMap<string, Tensor>;

let loaded: Promise<Weights> | undefined;

/**
 * Twice as wide and as high, with the detail that the network takes for likely. It is loaded at its first use and
 * stays, once per process, so this is for processes of the pool alone.
 * @param tile of three channels
 */
export async function doubleByNetwork({ width, height, data }: Tile): Promise<Tile> {
  const runtime = await started();
  const weights = await (loaded ??= load(runtime).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  }));
  const input = runtime.core.tensor4d(data, [1, height, width, 3]);
  const output = runtime.core.tidy(() => forward(runtime, weights, input));
  try {
    return {
      width: width * 2,
      height: height * 2,
      channels: 3,
      data: output.dataSync<'float32'>(),
    };
  } finally {
    runtime.core.dispose([input, output]);
  }
}

function load({ core }: Runtime): Promise<Weights> {
  const { description, weights } = readNetwork(NAME);
  const tensors = new Map<string, Tensor>();
  let at = 0;
  for (const { name, shape } of description.weightsManifest.flatMap((group) => group.weights)) {
    const size = shape.reduce((product, side) => product * side, 1);
    tensors.set(name, core.tensor(new Float32Array(weights, at, size), shape));
    at += size * Float32Array.BYTES_PER_ELEMENT;
  }
  return Promise.resolve(tensors);
}

/**
 * A residual dense network (Y. Zhang et al., 2018) as its description has it: two convolutions, blocks that each add
 * what they found to what came in, all of them joined, then the doubling. Its layers are called as in the paper.
 */
function forward({ core }: Runtime, weights: Weights, input: Tensor4D): Tensor4D {
  const layer = (name: string, x: Tensor4D, activation: 'linear' | 'relu' = 'linear') =>
    core.fused.conv2d({
      x,
      filter: weights.get(`${name}/kernel`) as Tensor4D,
      bias: weights.get(`${name}/bias`)!,
      strides: 1,
      pad: 'same',
      activation,
    });
  const shallow = layer('F_m1', input);
  const found: Tensor4D[] = [];
  let deep = layer('F_0', shallow);
  for (let block = 1; weights.has(`F_${block}_1/kernel`); block++) {
    const seen = layer(`F_${block}_1`, deep, 'relu');
    deep = core.add(layer(`LFF_${block}`, core.concat([deep, seen], 3)), deep);
    found.push(deep);
  }
  const fused = layer('GFF_2', layer('GFF_1', core.concat(found, 3)));
  const features = core.add<Tensor4D>(fused, shallow);
  const small = layer('UPN3', layer('UPN2', layer('UPN1', features, 'relu'), 'relu'));
  const [, height, width] = small.shape;
  return layer('SR', core.image.resizeNearestNeighbor(small, [height * 2, width * 2]));
}
