import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { ArchiveEntry } from '../users/index.js';

/** Size in bytes and sha256 (hex) of a written archive. */
export interface WrittenArchive {
  readonly bytes: number;
  readonly sha256: string;
}

const README = `This archive holds everything that PixShift keeps about you.

The .json files are lists of records; times are UTC, money is in minor units (cents).
uploads/ has the pictures that you gave us, results/ what was made for you, one folder for
each run of generations.json. Pictures that were erased before have a line in files.json only.
`;

/**
 * Writes entries into a zip file as they come: never more than one record or piece of a picture is
 * in memory. Pictures are stored as they are, records are packed.
 */
export async function writeArchive(
  path: string,
  entries: AsyncIterable<ArchiveEntry>,
): Promise<WrittenArchive> {
  const zip = new yazl.ZipFile();
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const written = pipeline(zip.outputStream as Readable, measure, createWriteStream(path));
  // Whatever breaks off the writing is told by its promise; nothing may be unhandled before that.
  written.catch(() => undefined);
  zip.addBuffer(Buffer.from(README), 'README.txt');
  for await (const entry of entries) await add(zip, entry, written);
  zip.end();
  await written;
  return { bytes, sha256: hash.digest('hex') };
}

/** Resolves when the entry has been read, so that the next one is not opened before. */
async function add(zip: yazl.ZipFile, entry: ArchiveEntry, written: Promise<void>): Promise<void> {
  const isFile = 'open' in entry;
  const stream = isFile ? await entry.open() : Readable.from(jsonList(entry.records));
  if (!stream) return;
  const read = new Promise<void>((resolve, reject) => {
    stream.once('end', resolve);
    stream.once('error', reject);
    stream.once('close', () => {
      if (!stream.readableEnded) reject(new Error('a file of the archive broke off'));
    });
  });
  zip.addReadStream(stream, isFile ? entry.name : `${entry.name}.json`, { compress: !isFile });
  await Promise.race([read, written]);
}

async function* jsonList(records: AsyncIterable<object> | Iterable<object>): AsyncIterable<string> {
  let separator = '[\n';
  for await (const record of records) {
    yield `${separator}${JSON.stringify(record)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
