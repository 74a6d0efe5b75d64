import { createServer } from 'node:http';

/** The least that can answer a request: Node's own server. */
createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end('{"status":"ok"}');
}).listen(Number(process.env['PORT']), '127.0.0.1', () => console.log('ready'));
