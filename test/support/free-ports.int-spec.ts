import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const MODULE = join(import.meta.dirname, 'free-ports.ts');

it('processes that ask at once are given different ports', async () => {
  // All of them would draw from the same few, were nothing reserved.
  const script = `
    const { freePorts } = await import(process.argv[1]);
    const mine = [];
    for (let i = 0; i < 150; i++) mine.push(await freePorts(2));
    process.stdout.write(JSON.stringify(mine));
    setTimeout(() => {}, 1_500);`;
  const given = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const args = ['--input-type=module', '--eval', script, MODULE];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      return (JSON.parse(stdout) as number[]).flatMap((port) => [port, port + 1]);
    }),
  );
  const all = given.flat();
  expect(new Set(all).size).toBe(all.length);
}, 60_000);
