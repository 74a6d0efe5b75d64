import { describe, expect, it } from '@jest/globals';
import { fastify, type FastifyRequest } from 'fastify';
import { takeForms } from './take-forms.js';

const FORM = [
  '--x',
  'Content-Disposition: form-data; name="file"; filename="a.txt"',
  '',
  'hello',
  '--x--',
  '',
].join('\r\n');

async function namesOf(request: FastifyRequest): Promise<string[]> {
  const names: string[] = [];
  for await (const part of request.parts()) {
    names.push(part.fieldname);
    if (part.type === 'file') await part.toBuffer();
  }
  return names;
}

describe('forms with files', () => {
  const server = fastify();
  const plain = fastify();
  takeForms(server, {});
  server.post('/form', { config: { takesForm: true } }, namesOf);
  for (const each of [server, plain]) {
    each.get('/', (_, reply) => ({ listeners: reply.raw.listenerCount('close') }));
  }

  it('are read by the routes that take them', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: '/form',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: FORM,
    });
    expect(answer.json()).toEqual(['file']);
  });

  it('leave nothing with requests to other routes', async () => {
    const [ours, bare] = await Promise.all([server.inject('/'), plain.inject('/')]);
    expect(ours.json()).toEqual(bare.json());
  });
});
