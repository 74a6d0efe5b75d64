import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Describes one array of weights: they follow each other in the file, as 32-bit floats unless it says otherwise. */
export interface WeightSpec {
  name: string;
  shape: number[];
}

export interface NetworkFile {
  modelTopology: object;
  format: string;
  signature?: object;
  weightsManifest: { weights: WeightSpec[] }[];
}

/** What is shipped of a network in `models/`: its description and the bytes of its weights. */
export function readNetwork(name: string): { description: NetworkFile; weights: ArrayBuffer } {
  const folder = modelFolder();
  const description = JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')) as NetworkFile;
  return { description, weights: Uint8Array.from(readFileSync(`${folder}${name}.bin`)).buffer };
}

/** From `dist/src/platform/networks` and from the sources alike. */
function modelFolder(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const root = here.includes('/dist/src/') ? '../../../../' : '../../../';
  return fileURLToPath(new URL(`${root}models/`, import.meta.url));
}
