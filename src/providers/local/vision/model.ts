import { type NetworkOutputs, runNetwork } from '../../../platform/networks/index.js';

/** Networks that see people; where their weights come from stands in `models/`. */
export type ModelName = 'blazeface' | 'facemesh' | 'iris' | 'selfie';

/** Runs one of them on a square: see {@link runNetwork}. */
export const runModel = (
  name: ModelName,
  input: Float32Array,
  side: number,
): Promise<NetworkOutputs> => runNetwork(name, input, side);
