import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Extent, Row } from './bench.js';
import { asDocument, asText, type Finding } from './report.js';
import { auditTrail } from './rows/audit.js';
import { auditVerification } from './rows/audit-chain.js';
import { accepted, hotDebit } from './rows/ledger.js';
import { drawnPages } from './rows/drawings.js';
import { enlargements } from './rows/enlargements.js';
import { paintedLooks } from './rows/looks.js';
import { listeners } from './rows/listeners.js';
import { millionthRow } from './rows/million.js';
import { photoPages } from './rows/photo-pages.js';
import { fullIngest, headerChecks, proxiedUpload, uploadMemory } from './rows/pictures.js';
import { galleryPage, hello, sessionCheck, typeList } from './rows/reads.js';
import { acceptToStart, whileBusy } from './rows/runs.js';
import { signIn } from './rows/sign-in.js';
import { warmStart } from './rows/start.js';
import { photoOf } from './support/photo.js';
import { giveCredits, seedRuns } from './support/seed.js';
import { type Person, ROOT, World } from './support/world.js';

/**
 * `npm run bench`: all rows, and writes docs/performance.md. `-- --quick`: fewer repetitions, without
 * the slowest rows, writes nothing. `-- --only=hello,signIn`: these rows alone, writes nothing.
 */
const quick = process.argv.includes('--quick');
const only = process.argv
  .find((arg) => arg.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const extent: Extent = {
  quick,
  rounds: quick ? 3 : 5,
  count: (full, fewer = Math.ceil(full / 2)) => (quick ? fewer : full),
};

const PEOPLE = 33;
/** Have runs in their galleries; the others run something. */
const COLLECTORS = 25;
const PHOTO_BYTES = 10_000_000;

const findings: Finding[] = [];
const started = performance.now();
const secondsSince = (since: number): number => (performance.now() - since) / 1000;

async function take<S>(row: Row<S>, stage: S): Promise<void> {
  if (only && !only.includes(row.name)) return;
  const began = performance.now();
  findings.push(...(await row(stage)));
  process.stderr.write(`${row.name}: ${secondsSince(began).toFixed(1)} s\n`);
}

/** What the API costs: a process that only answers, so that no work in the background counts. */
async function measureApi(world: World): Promise<readonly Person[]> {
  const program = await world.startProgram('api');
  await take(hello, { world, program, extent });
  const everybody = await world.register(program, PEOPLE);
  const people = everybody.slice(0, COLLECTORS);
  const [collector = everybody[0] as Person, ...others] = everybody.slice(COLLECTORS);
  await seedRuns(world, people, extent.count(2_000, 400));
  const baseline = await world.startBaseline('service.ts');
  const stage = { world, program, baseline, people, extent };
  await take(sessionCheck, stage);
  await take(typeList, stage);
  await take(galleryPage, stage);
  await take(signIn, stage);
  await take(hotDebit, stage);
  await take(accepted, stage);
  await baseline.stop();
  if (!quick) {
    await take(listeners, stage);
    await take(millionthRow, { ...stage, collector });
    await take(auditTrail, { ...stage, collector });
    await take(auditVerification, { ...stage, collector });
  }
  await world.sql(`update generation set status = 'CANCELED' where status = 'PENDING'`);
  await program.stop();
  return others;
}

/** What work costs: the program as it starts by default, with its worker and its image processes. */
async function measureWork(world: World, people: readonly Person[]): Promise<void> {
  const photo = join(world.folder, 'photo.jpg');
  const full = await photoOf(PHOTO_BYTES);
  writeFileSync(photo, full);
  const small = await sharp(full).resize(400).jpeg().toBuffer();
  const usual = await sharp(full).resize(2048).jpeg().toBuffer();
  await giveCredits(world, people);
  const program = await world.startProgram('all');
  const baseline = await world.startBaseline('service.ts');
  const stage = { world, photo, small, usual, program, baseline, people, extent };
  await take(acceptToStart, stage);
  await take(uploadMemory, stage);
  await take(proxiedUpload, stage);
  await take(whileBusy, stage);
  await program.stop();
  await baseline.stop();
  await take(headerChecks, stage);
  await take(fullIngest, stage);
  await take(drawnPages, stage);
  await take(photoPages, stage);
  await take(paintedLooks, stage);
  await take(enlargements, stage);
}

const world = new World();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void world.close().then(() => process.exit(1)));
}
try {
  await world.open();
  await take(warmStart, { world, extent });
  await measureWork(world, await measureApi(world));
} finally {
  await world.close();
}

const seconds = secondsSince(started);
console.log(`\n${asText(findings)}\n\n${seconds.toFixed(0)} s`);
if (!quick && !only) {
  writeFileSync(join(ROOT, 'docs/performance.md'), asDocument(findings, seconds));
  console.log('written to docs/performance.md');
}
