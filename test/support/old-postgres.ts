import { createServer } from 'node:net';
import { freePorts } from './free-ports.js';

const text = (value: string): Buffer => Buffer.from(`${value}\0`);

function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const READY = message('Z', Buffer.from('I'));

/** A server that speaks just enough of PostgreSQL's protocol to tell its version, whatever it is asked. */
export async function oldPostgres(version: string): Promise<{ port: number; close: () => void }> {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const number = String(major * 10_000 + minor * 100 + patch);
  const answer = Buffer.concat([
    message(
      'T',
      int16(1),
      text('server_version_num'),
      int32(0),
      int16(0),
      int32(25),
      int16(-1),
      int32(-1),
      int16(0),
    ),
    message('D', int16(1), int32(number.length), Buffer.from(number)),
    message('C', text('SHOW')),
    READY,
  ]);
  const port = await freePorts();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(
        Buffer.concat([
          message('R', int32(0)),
          message('S', text('server_version'), text(version)),
          READY,
        ]),
      );
      socket.on('data', (chunk: Buffer) => {
        if (chunk[0] === 'Q'.charCodeAt(0)) socket.write(answer);
        else socket.end();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { port, close: () => server.close() };
}
