import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The least that can answer a request: Node's own server. */
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end('{"status":"ok"}');
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => {
  console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
