import { expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MODULE = join(import.meta.dirname, 'free-ports.ts');

it('processes that ask at once are given different ports', async () => {
  // All of them would draw from the same few, were nothing reserved.
  const script = `
    const { freePorts } = await import(process.argv[1]);
    const mine = [];
    for (let i = 0; i < 150; i++) mine.push(await freePorts(2));
    process.stdout.write(JSON.stringify(mine));
    process.stdin.resume();`;
  const asked = Array.from({ length: 4 }, () => {
    const args = ['--input-type=module', '--eval', script, MODULE];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    return { child, printed: once(child.stdout, 'data') as Promise<[Buffer]> };
  });
  // All of them live until the last has its ports: what the dead were given may be given again.
  const given = await Promise.all(
    asked.map(async ({ printed }) => {
      const [text] = await printed;
      return (JSON.parse(text.toString()) as number[]).flatMap((port) => [port, port + 1]);
    }),
  );
  for (const { child } of asked) child.kill();
  const all = given.flat();
  expect(new Set(all).size).toBe(all.length);
}, 60_000);
