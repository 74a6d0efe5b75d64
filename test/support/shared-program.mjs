/**
 * The one program that all test files of a run share which only act as visitors of their own. It lives
 * in Jest's own process, for a worker may end after any file; it is started by the first file that asks
 * for it, so that a run of one other file does not pay for it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

const STOP_MS = 35_000;

/**
 * Talked to over HTTP: PUT says what to start (`command`, `args`, `env`, `logFile`, and whatever else
 * those who share it must know); GET answers with that and the `pid`, or with 404 while there is none,
 * and always with the `folder` for its files.
 */
export async function offerSharedProgram(folder) {
  let child, ended;
  let shared = { folder };
  const server = createServer(async (request, response) => {
    if (request.method === 'PUT') {
      const asked = await json(request);
      const log = openSync(asked.logFile, 'a');
      child = spawn(asked.command, asked.args, { env: asked.env, stdio: ['ignore', log, log] });
      ended = once(child, 'close');
      shared = { ...asked, env: undefined, folder, pid: child.pid };
    }
    response.writeHead(child ? 200 : 404).end(JSON.stringify(shared));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** Fails if the program has not lasted until now, or does not end as it should. */
    async stop() {
      server.close();
      server.closeAllConnections();
      if (!child) return;
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      const [code, signal] = await ended;
      clearTimeout(impatience);
      if (code !== 0) throw new Error(`The shared program ended with ${code ?? signal}.`);
    },
  };
}
