import { mkdirSync } from 'node:fs';

/**
 * Makes the data folder, closed to other accounts of the machine because people's pictures lie in
 * it. Where the program runs as root, its database runs under another account and must be able to
 * pass through.
 */
export function makeDataDir(path: string): void {
  mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}
