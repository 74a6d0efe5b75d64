import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const bundle = new URL('../bundle/start.js', import.meta.url);

// What Node compiles is kept beside the program, so that only the first start after a build has to.
// Where the folder cannot be written, every start does, as it would without this line.
enableCompileCache(fileURLToPath(new URL('../.compile-cache', import.meta.url)));
await import(existsSync(bundle) ? bundle.href : './start.js');
