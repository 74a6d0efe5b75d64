export { readNetwork, type NetworkFile, type WeightSpec } from './read-network.js';
export { runNetwork, type NetworkOutputs } from './run-network.js';
export { started, type Runtime } from './runtime.js';
