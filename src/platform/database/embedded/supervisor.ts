/**
 * The process that PostgreSQL is a child of. It serves every process of the program that uses one
 * data folder: it starts the database for the first, and stops it when the last is gone, however
 * that one ended, for the kernel closes its connection. It runs in a session of its own, so that
 * a Ctrl-C at the terminal reaches the program only, which drains while the database still runs.
 */
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster } from './cluster.js';
import { EmbeddedPostgresError, fromFileError } from './embedded-postgres.errors.js';
import { ServerLog } from './server-log.js';
import {
  ALREADY_SUPERVISED,
  type ClientMessage,
  databasePassword,
  proofOf,
  readMessages,
  sameProof,
  sendMessage,
  socketName,
  type SupervisorMessage,
  type SupervisorTask,
} from './supervisor-protocol.js';

const FIRST_CLIENT_MS = 20_000;
const HELLO_MS = 5_000;
const ROTATE_MS = 300_000;
const CRASH_WINDOW_MS = 60_000;
const MAX_CRASHES = 5;

const { dataDir, settings } = JSON.parse(process.argv[2] ?? '') as SupervisorTask;
const log = new ServerLog(join(dataDir, 'postgres.log'));
const password = databasePassword(dataDir);
const cluster = new Cluster(dataDir, password, settings, log);
const clients = new Set<Socket>();
const crashes: number[] = [];
let state: SupervisorMessage = { type: 'starting', note: '' };
let stopping = false;
let served = false;

process.title = 'pixshift-postgres';
// Whoever ends the whole tree by a signal wants the program to drain first; it lets go at its end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    log.write(`${signal} received, ${clients.size} client(s)`);
    stopIfUnused();
  });
}
process.on('uncaughtException', (error) => {
  log.write(`unexpected: ${error.stack ?? error.message}`);
  void shutDown(1);
});

const server = createServer(serve);
server.once('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') process.exit(ALREADY_SUPERVISED);
  log.write(`cannot listen: ${error.message}`);
  process.exit(1);
});
server.listen(socketName(dataDir), () => void run());
setTimeout(stopIfUnused, FIRST_CLIENT_MS);
setInterval(() => log.rotate(), ROTATE_MS).unref();

function serve(socket: Socket): void {
  const impatience = setTimeout(() => socket.destroy(), HELLO_MS);
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearTimeout(impatience);
    if (clients.delete(socket)) stopIfUnused();
  });
  readMessages<ClientMessage>(socket, (message) => {
    if (message.type === 'hello') {
      if (!sameProof(message.proof, proofOf(password, 'client', message.nonce))) {
        socket.destroy();
        return;
      }
      clearTimeout(impatience);
      sendMessage(socket, {
        type: 'welcome',
        proof: proofOf(password, 'supervisor', message.nonce),
      });
      sendMessage(socket, state);
      if (stopping) {
        socket.end();
      } else {
        served = true;
        clients.add(socket);
      }
    } else if (clients.delete(socket)) {
      if (clients.size > 0) {
        sendMessage(socket, { type: 'kept' });
        socket.end();
      } else {
        void shutDown(0);
      }
    }
  });
}

function announce(message: SupervisorMessage): void {
  state = message;
  for (const client of clients) sendMessage(client, message);
}

async function run(): Promise<void> {
  try {
    while (!stopping) {
      const port = await cluster.start((note) => announce({ type: 'starting', note }));
      log.write(`ready on port ${port}`);
      announce({ type: 'ready', port, supervisor: process.pid });
      await cluster.whenExited();
      if (stopping) return;
      await countCrash();
    }
  } catch (error) {
    const failure = fromFileError(error, dataDir);
    log.write(`failed: ${failure.code} ${failure.message}`);
    announce({ type: 'failed', code: failure.code, message: failure.message });
    // Nobody has heard it yet if it failed at once: the first client takes it and leaves.
    if (served) await shutDown(1);
  }
}

async function countCrash(): Promise<void> {
  const now = Date.now();
  crashes.push(now);
  const recent = crashes.filter((time) => now - time < CRASH_WINDOW_MS).length;
  log.write(`postgres ended by itself (${recent} in the last minute): starting it again`);
  if (recent > MAX_CRASHES) {
    throw new EmbeddedPostgresError(
      'START_FAILED',
      `The embedded PostgreSQL ended by itself ${recent} times within a minute; see ${join(dataDir, 'postgres.log')}.`,
    );
  }
  // When everything gets a signal at once, the program is about to let go: do not start in vain.
  await sleep(200 * recent);
}

/** At the very start there is nobody yet: the first client is on its way. */
function stopIfUnused(): void {
  if (clients.size > 0) return;
  if (served || process.uptime() * 1000 >= FIRST_CLIENT_MS) void shutDown(0);
}

async function shutDown(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (state.type !== 'failed') announce({ type: 'stopping' });
  await cluster.stop();
  log.write('stopped');
  // The end of this process closes every connection and frees the socket's name, in one moment.
  process.exit(code);
}
