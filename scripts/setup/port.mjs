import { createServer } from 'node:net';
import { SetupError } from './step.mjs';

/** Says at once, and not after minutes of setting up, that another program listens where this one would. */
export async function ensurePortFree({ PORT, HOST } = process.env) {
  const [host, port] = [HOST || '127.0.0.1', Number(PORT || 3000)];
  // The program itself says what is wrong with a number like that.
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return;
  const server = createServer();
  const error = await new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (error?.code !== 'EADDRINUSE') return;
  throw new SetupError(
    `PixShift could not start: Port ${port} of ${host} is taken by another program. Stop that one, or set PORT to another port.`,
  );
}
