import { inflateSync } from 'node:zlib';

/** The words of a PDF of ours, line by line, as they were written into its pages. */
export function textOfPdf(pdf: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; (at = pdf.indexOf('stream\n', at)) >= 0;) {
    const start = at + 'stream\n'.length;
    at = pdf.indexOf('endstream', start);
    lines.push(...linesOf(inflated(pdf.subarray(start, at))));
  }
  return lines.join('\n');
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    // Not a page.
    return '';
  }
}

/** `[<48656c> 10 <6c6f>] TJ`: letters in hexadecimal, with what moves them between. */
function linesOf(page: string): string[] {
  return [...page.matchAll(/\[([^\]]*)\] TJ/g)].map(([, shown = '']) =>
    [...shown.matchAll(/<([0-9a-f]+)>/g)]
      .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
      .join(''),
  );
}
