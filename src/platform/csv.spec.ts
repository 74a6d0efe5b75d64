import { describe, expect, it } from '@jest/globals';
import { csvRecord } from './csv.js';

describe('csvRecord', () => {
  it('quotes as RFC 4180 says, and only where it must', () => {
    expect(csvRecord(['plain', 'a,b', 'say "yes"', 'two\nlines', 'two\r\nlines', ' padded'])).toBe(
      'plain,"a,b","say ""yes""","two\nlines","two\r\nlines"," padded"\r\n',
    );
    expect(csvRecord([null, '', 0, -1.5])).toBe(',,0,-1.5\r\n');
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '＝1+1',
    '=HYPERLINK("https://evil.example","x")',
  ])('leaves no formula to run in %j', (text) => {
    const cell = csvRecord([text]).slice(0, -2).replace(/^"|"$/g, '').replaceAll('""', '"');
    expect(cell).toBe(`'${text}`);
  });

  it('leaves text alone that is none', () => {
    expect(csvRecord(['a=b', '1-2', 'x@y.example'])).toBe('a=b,1-2,x@y.example\r\n');
  });
});
