import { expect, it } from '@jest/globals';

import { SseParser } from './sse.js';

it('reads messages with their id, name and data', () => {
  const parser = new SseParser();
  expect(parser.push('id: 3\nevent: progress\ndata: {"done":2}\n\n')).toEqual([
    { id: '3', event: 'progress', data: '{"done":2}' },
  ]);
});

it('gives the same messages however the stream is cut', () => {
  const stream =
    ': hello\r\nretry: 1000\r\n\r\nid: 1\r\nevent: queued\r\ndata: {"position":2}\r\n\r\ndata: a\r\ndata:b\r\n\r\n';
  const whole = new SseParser().push(stream);
  expect(whole).toEqual([
    { id: '1', event: 'queued', data: '{"position":2}' },
    { id: '1', event: 'message', data: 'a\nb' },
  ]);
  for (let size = 1; size < stream.length; size += 1) {
    const parser = new SseParser();
    const pieces = [];
    for (let at = 0; at < stream.length; at += size) {
      pieces.push(...parser.push(stream.slice(at, at + size)));
    }
    expect(pieces).toEqual(whole);
  }
});

it('understands lone carriage returns', () => {
  const parser = new SseParser();
  expect(parser.push('event: a\rdata: 1\r\r')).toEqual([{ id: null, event: 'a', data: '1' }]);
});

it('waits for the end of a message and drops those without data', () => {
  const parser = new SseParser();
  expect(parser.push('event: completed\ndata: {}\n')).toEqual([]);
  expect(parser.push('\nevent: empty\n\n')).toEqual([{ id: null, event: 'completed', data: '{}' }]);
});

it('keeps the last id for messages that have none of their own', () => {
  const parser = new SseParser();
  parser.push('id: 7\ndata: x\n\n');
  expect(parser.push('data: y\n\n')[0]!.id).toBe('7');
});
