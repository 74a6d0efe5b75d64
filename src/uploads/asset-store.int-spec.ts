import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Logger } from 'pino';
import sharp from 'sharp';
import { jpeg, photoWithMetadata } from '../../test/factories/images.js';
import { createDatabase, temporaryFolder } from '../../test/harness.js';
import { entities } from '../mikro-orm.entities.js';
import type { Clock } from '../platform/clock.js';
import { ComputePool } from '../platform/compute-pool/index.js';
import { readConfig } from '../platform/config/index.js';
import { Database, newId, ormOptions } from '../platform/database/index.js';
import { InvalidFieldError, NotFoundError } from '../platform/errors/index.js';
import { UrlSigner } from '../platform/signed-url/index.js';
import { FolderStorage, StorageNotFoundError, WorkFolder } from '../platform/storage/index.js';
import { AssetStore, type NewOutput } from './asset-store.js';
import { AssetUrls } from './asset-urls.js';
import { Asset } from './asset.entity.js';
import { OrphanSweep } from './orphan-sweep.js';
import { UploadQuota } from './upload-quota.js';
import { UploadQuotaError } from './uploads.errors.js';

const HOUR = 3_600_000;

let shift = 0;
const clock = {
  now: () => new Date(Date.now() + shift),
  in: (ms: number) => new Date(Date.now() + shift + ms),
} as Clock;

const dataDir = temporaryFolder();
const config = readConfig({ DATA_DIR: dataDir });
const logged: unknown[] = [];
const logger = {
  warn: (fields: unknown) => logged.push(fields),
  error: (fields: unknown) => logged.push(fields),
  fatal: (fields: unknown) => logged.push(fields),
} as unknown as Logger;

let orm: MikroORM;
let db: Database;
let pool: ComputePool;
let storage: FolderStorage;
let store: AssetStore;
let orphans: OrphanSweep;
let quota: UploadQuota;
let userId: string;
let strangerId: string;

async function newUser(): Promise<string> {
  const id = newId();
  const now = clock.now();
  await db.rows(sql`
    insert into app_user (id, created_at, updated_at, display_name, status)
    values (${id}, ${now}, ${now}, 'Test', 'active')`);
  return id;
}

beforeAll(async () => {
  const { url } = await createDatabase();
  orm = await MikroORM.init(ormOptions(entities, { url, poolMax: 12, warn: () => undefined }));
  db = new Database(orm);
  pool = new ComputePool({ processes: 1 });
  const workFolder = new WorkFolder(join(dataDir, 'work'));
  storage = new FolderStorage(join(dataDir, 'files'), clock);
  const urls = new AssetUrls(new UrlSigner(config, clock));
  store = new AssetStore(db, storage, workFolder, pool, clock, urls, config);
  orphans = new OrphanSweep(db, storage, workFolder, store, clock, logger);
  quota = new UploadQuota(db, config);
});
afterAll(async () => {
  await pool.close();
  await orm.close(true);
});
beforeEach(async () => {
  userId = await newUser();
  strangerId = await newUser();
});
afterEach(async () => {
  shift = 0;
  await db.rows(sql`truncate asset cascade`);
  for (const folder of ['files/objects', 'files/tmp']) {
    await rm(join(dataDir, folder), { recursive: true, force: true });
  }
});

async function outputFile(bytes: Promise<Buffer> | Buffer, name = 'out'): Promise<string> {
  const path = join(dataDir, name);
  await writeFile(path, await bytes);
  return path;
}

async function newOutput(overrides: Partial<NewOutput> = {}): Promise<NewOutput> {
  return {
    userId,
    generationId: newId(),
    label: 'front',
    path: overrides.path ?? (await outputFile(jpeg({ width: 1600, height: 1000 }))),
    mime: 'image/jpeg',
    retentionClass: 'EPHEMERAL',
    expiresAt: clock.in(24 * HOUR),
    ...overrides,
  };
}

async function makeOutput(overrides: Partial<NewOutput> = {}): Promise<string> {
  const stored = await store.storeOutput(await newOutput(overrides));
  await db.transaction((em) => store.create(em, stored));
  return stored.id;
}

/** An upload's row and objects, without the decoding. */
async function makeInput(owner = userId, bytes = 4): Promise<string> {
  const id = newId();
  const path = await outputFile(Buffer.from('body'), id);
  const previewPath = await outputFile(Buffer.from('preview'), `${id}.webp`);
  const stored = await store.putObjects(
    {
      id,
      userId: owner,
      role: 'input',
      mime: 'image/jpeg',
      bytes,
      width: 100,
      height: 100,
      sha256: '0'.repeat(64),
      previewBytes: 7,
      retentionClass: 'EPHEMERAL',
      expiresAt: clock.in(24 * HOUR),
    },
    `uploads/${owner}/${id}`,
    path,
    previewPath,
  );
  await db.transaction((em) => store.create(em, stored));
  return id;
}

async function row(id: string): Promise<Asset> {
  return db.em().findOneOrFail(Asset, { id });
}

async function objects(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list('')) keys.push(key);
  return keys.sort();
}

describe('outputs', () => {
  it('are stored with their size, hash and preview', async () => {
    const bytes = await jpeg({ width: 1600, height: 1000 });
    const generationId = newId();
    const id = await makeOutput({ generationId, path: await outputFile(bytes) });
    const { asset, stream } = await store.openForOwner(userId, id);
    expect(await buffer(stream)).toEqual(bytes);
    expect(asset).toMatchObject({
      width: 1600,
      height: 1000,
      bytes: bytes.length,
      hasPreview: true,
    });
    const stem = `generations/${userId}/${generationId}/front-${id}`;
    expect(await objects()).toEqual([`${stem}.jpg`, `${stem}.preview.webp`]);
    const preview = await sharp(
      await readFile(join(dataDir, `files/objects/${stem}.preview.webp`)),
    ).metadata();
    expect(preview).toMatchObject({ format: 'webp', width: 960, height: 600 });
    expect(await readdir(join(dataDir, 'work'))).toEqual([]);
  });

  it('may be drawings and documents', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><path d="M0 0h9"/></svg>';
    const drawing = await makeOutput({
      path: await outputFile(Buffer.from(svg)),
      mime: 'image/svg+xml',
    });
    expect(await row(drawing)).toMatchObject({ width: 300, height: 200, mime: 'image/svg+xml' });
    const page = await outputFile(jpeg({ width: 400, height: 300 }), 'page.jpg');
    const pdf = await makeOutput({
      path: await outputFile(Buffer.from('%PDF-1.7')),
      mime: 'application/pdf',
      previewFrom: page,
    });
    expect(await row(pdf)).toMatchObject({ width: null, previewKey: expect.any(String) });
    const plain = await makeOutput({
      path: await outputFile(Buffer.from('%PDF-1.7')),
      mime: 'application/pdf',
    });
    expect(await row(plain)).toMatchObject({ previewKey: null });
    expect(store.previewUrl({ id: plain, hasPreview: false })).toBeNull();
  });

  it('leave no object when their file is no picture, and none when they are discarded', async () => {
    const broken = await outputFile(Buffer.from('not a picture at all'));
    await expect(store.storeOutput(await newOutput({ path: broken }))).rejects.toThrow();
    expect(await objects()).toEqual([]);
    const stored = await store.storeOutput(await newOutput());
    await store.discard(stored);
    expect(await objects()).toEqual([]);
  });

  it('of a second try do not touch those of the first', async () => {
    const generationId = newId();
    const first = await makeOutput({
      generationId,
      path: await outputFile(jpeg({ width: 200, height: 100 })),
    });
    const second = await makeOutput({ generationId });
    await store.eraseAssets([second], 'user');
    expect((await buffer((await store.openForOwner(userId, first)).stream)).length).toBeGreaterThan(
      0,
    );
  });
});

describe('reading', () => {
  it('is for the owner alone, and unknown and foreign look alike', async () => {
    const id = await makeOutput();
    for (const [who, what] of [
      [strangerId, id],
      [userId, newId()],
    ] as const) {
      await expect(store.openForOwner(who, what)).rejects.toBeInstanceOf(NotFoundError);
      await expect(store.findForOwner(who, [what])).rejects.toBeInstanceOf(InvalidFieldError);
      await expect(store.findInput(who, what)).rejects.toBeInstanceOf(NotFoundError);
    }
  });

  it('ends with the expiry, before any sweep', async () => {
    const id = await makeOutput({ expiresAt: clock.in(60_000) });
    (await store.openForOwner(userId, id)).stream.destroy();
    shift = 61_000;
    await expect(store.openForOwner(userId, id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(store.localCopy(id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(store.findRendition(id, 'preview')).rejects.toBeInstanceOf(NotFoundError);
  });

  it('gives a path for pool work', async () => {
    const id = await makeInput();
    await using copy = await store.localCopy(id);
    expect(await readFile(copy.path, 'utf8')).toBe('body');
  });

  it('by a signed address shows previews, and originals only where no download clock runs', async () => {
    const output = await makeOutput();
    const gallery = await makeOutput({ retentionClass: 'GALLERY', expiresAt: null });
    const input = await makeInput();
    for (const id of [output, gallery, input]) {
      expect(await store.findRendition(id, 'preview')).toMatchObject({ mime: 'image/webp' });
    }
    await expect(store.findRendition(output, 'original')).rejects.toBeInstanceOf(NotFoundError);
    expect(await store.findRendition(gallery, 'original')).toMatchObject({ mime: 'image/jpeg' });
    expect(await store.findRendition(input, 'original')).toMatchObject({ mime: 'image/jpeg' });
  });
});

describe('inputs', () => {
  const use = (ids: string[], who = userId) =>
    db.transaction((em) => store.useInputs(em, who, ids));

  it('are taken in the order asked for and live on from their last use', async () => {
    const [a, b] = [await makeInput(), await makeInput()];
    shift = 20 * HOUR;
    expect((await use([b, a, b])).map(({ id }) => id)).toEqual([b, a, b]);
    const after = await row(a);
    expect(after.usedAt).not.toBeNull();
    expect(after.expiresAt!.getTime()).toBeGreaterThan(clock.in(23 * HOUR).getTime());
  });

  it('stay without end where a run keeps them', async () => {
    const id = await makeInput();
    await db.transaction((em) => store.setLifetime(em, [id], { expiresAt: null }));
    await use([id]);
    expect((await row(id)).expiresAt).toBeNull();
  });

  it('are refused all together where one is foreign, no upload, expired or erased', async () => {
    const own = await makeInput();
    const foreign = await makeInput(strangerId);
    const output = await makeOutput();
    const erased = await makeInput();
    await store.eraseAssets([erased], 'user');
    for (const bad of [foreign, output, erased, newId()]) {
      await expect(use([own, bad])).rejects.toMatchObject({
        code: 'VALIDATION_ERROR',
        details: { field: 'inputAssetIds', missing: [bad] },
      });
    }
    expect((await row(own)).usedAt).toBeNull();
    shift = 25 * HOUR;
    await expect(use([own])).rejects.toBeInstanceOf(InvalidFieldError);
  });

  it('are either used or erased, never both, when the two meet', async () => {
    for (let round = 0; round < 15; round++) {
      const id = await makeInput();
      const [used] = await Promise.allSettled([use([id]), store.eraseAssets([id], 'user')]);
      const gone = (await row(id)).deletedAt !== null;
      // An erasure that comes after the use is a decision of its own; one before it must refuse it.
      if (used.status === 'rejected') expect(gone).toBe(true);
      else expect((await row(id)).usedAt).not.toBeNull();
    }
    const ids = await Promise.all(Array.from({ length: 15 }, () => makeInput()));
    shift = 24 * HOUR - 30;
    const results = await Promise.all(
      ids.map(async (id, i) => {
        await new Promise((resolve) => setTimeout(resolve, i * 4));
        return use([id]).then(
          () => true,
          () => false,
        );
      }),
    );
    await store.eraseExpired(['input']);
    for (const [i, id] of ids.entries())
      expect((await row(id)).deletedAt === null).toBe(results[i]);
  });
});

describe('downloads', () => {
  it('start the clock once', async () => {
    const id = await makeOutput();
    const soon = clock.in(5 * 60_000);
    const record = (at: Date) => db.transaction((em) => store.recordDownload(em, id, at));
    const firsts = await Promise.all(Array.from({ length: 8 }, () => record(soon)));
    expect(firsts.filter(Boolean)).toHaveLength(1);
    expect((await row(id)).expiresAt).toEqual(soon);
    expect(await record(clock.in(HOUR))).toBe(false);
    expect((await row(id)).expiresAt).toEqual(soon);
  });
});

describe('erasure', () => {
  it('takes the bytes, leaves a tombstone, and can be repeated', async () => {
    const id = await makeOutput();
    expect(await store.eraseAssets([id], 'user')).toBe(1);
    expect(await objects()).toEqual([]);
    expect(await row(id)).toMatchObject({ deleteReason: 'user', deletedAt: expect.any(Date) });
    expect(await store.eraseAssets([id], 'expired')).toBe(0);
    expect((await row(id)).deleteReason).toBe('user');
    await expect(store.openForOwner(userId, id)).rejects.toBeInstanceOf(NotFoundError);
  });

  it('hides the asset from the commit of its first step on', async () => {
    const id = await makeOutput();
    await db.transaction((em) => store.markErased(em, [id], 'user'));
    await expect(store.openForOwner(userId, id)).rejects.toBeInstanceOf(NotFoundError);
    expect(await objects()).toHaveLength(2);
  });

  it('that was broken off at any point is finished by the sweep', async () => {
    const ids = [await makeOutput(), await makeOutput(), await makeOutput()];
    await db.transaction((em) => store.markErased(em, ids, 'user'));
    const [, second, third] = await Promise.all(ids.map((id) => row(id)));
    await storage.delete(second!.storageKey);
    await storage.delete(third!.storageKey);
    await storage.delete(third!.previewKey!);
    expect(await store.resumeErasures(60_000)).toBe(0);
    shift = 61_000;
    expect(await store.resumeErasures(60_000)).toBe(3);
    expect(await objects()).toEqual([]);
    for (const id of ids) expect((await row(id)).deletedAt).not.toBeNull();
  });

  it('of unused uploads comes after 24 hours, once, however many sweep', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => makeInput()));
    const output = await makeOutput();
    shift = 23 * HOUR;
    expect(await store.eraseExpired(['input'])).toEqual([]);
    shift = 25 * HOUR;
    const swept = await Promise.all([1, 2, 3].map(() => store.eraseExpired(['input'], 5)));
    expect(swept.flat().sort()).toEqual([...new Set(swept.flat())].sort());
    await store.eraseExpired(['input']);
    for (const id of ids) expect((await row(id)).deleteReason).toBe('unused');
    expect((await row(output)).deletedAt).toBeNull();
  });
});

describe('orphans', () => {
  const age = async (key: string): Promise<void> => {
    const past = new Date(Date.now() - 2 * HOUR);
    await utimes(join(dataDir, 'files/objects', key), past, past);
  };

  it('objects without a live row go once they are old, and no other', async () => {
    const kept = await makeOutput();
    const erased = await makeOutput();
    await storage.put('uploads/u/lost.jpg', Buffer.from('x'));
    await storage.put('uploads/u/young.jpg', Buffer.from('x'));
    const { storageKey } = await row(erased);
    await store.eraseAssets([erased], 'user');
    await storage.put(storageKey, Buffer.from('came back from a backup'));
    for (const key of await objects()) if (!key.includes('young')) await age(key);
    expect(await orphans.run()).toMatchObject({ objects: 2, rows: 0 });
    const { storageKey: keptKey, previewKey } = await row(kept);
    expect(await objects()).toEqual([keptKey, previewKey, 'uploads/u/young.jpg'].sort());
  });

  it('rows without an object become tombstones', async () => {
    const ids = [await makeOutput(), await makeOutput()];
    await storage.delete((await row(ids[0]!)).storageKey);
    expect(await orphans.run()).toMatchObject({ rows: 0 });
    shift = 2 * HOUR;
    expect(await orphans.run()).toMatchObject({ rows: 1 });
    expect(await row(ids[0]!)).toMatchObject({ deleteReason: 'lost' });
    expect((await row(ids[1]!)).deletedAt).toBeNull();
  });

  it('keeps its hands off the rows when the store itself is missing', async () => {
    await Promise.all(Array.from({ length: 25 }, () => makeInput()));
    await rm(join(dataDir, 'files/objects'), { recursive: true });
    shift = 2 * HOUR;
    expect(await orphans.run()).toMatchObject({ rows: 0 });
    expect(logged).toContainEqual({ lost: 25 });
  });

  it('clears the quarantine of what crashes left there', async () => {
    const folder = new WorkFolder(join(dataDir, 'work'));
    const old = await folder.open('upload');
    const young = await folder.open('upload');
    const past = new Date(Date.now() - 2 * HOUR);
    await utimes(old.path, past, past);
    expect(await orphans.run()).toMatchObject({ leftovers: 1 });
    expect(await readdir(join(dataDir, 'work'))).toEqual([young.path.split('/').at(-1)]);
    await young.release();
  });
});

describe('the quota', () => {
  const files = config.uploads.quotaFiles;

  it('holds however many uploads arrive at once', async () => {
    for (let i = 0; i < files - 3; i++) {
      await db.rows(sql`
        insert into asset (id, created_at, updated_at, user_id, role, mime, bytes, sha256, storage_key, retention_class)
        values (${newId()}, ${clock.now()}, ${clock.now()}, ${userId}, 'input', 'image/jpeg', 1, '', ${newId()}, 'EPHEMERAL')`);
    }
    const claim = async (who: string) => {
      const id = newId();
      await db.transaction(async (em) => {
        await quota.claim(em, who, 1);
        await store.create(em, {
          id,
          userId: who,
          role: 'input',
          mime: 'image/jpeg',
          bytes: 1,
          width: 1,
          height: 1,
          sha256: '',
          storageKey: id,
          previewKey: null,
          previewBytes: null,
          retentionClass: 'EPHEMERAL',
          expiresAt: null,
        });
      });
    };
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => claim(userId)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(UploadQuotaError);
    }
    await expect(quota.requireSome(userId)).rejects.toBeInstanceOf(UploadQuotaError);
    await claim(strangerId);
  });

  it('counts bytes, and gives back what is erased', async () => {
    const half = Math.ceil(config.uploads.quotaBytes / 2);
    const [first] = [await makeInput(userId, half), await makeInput(userId, half - 10)];
    const claim = (bytes: number) => db.transaction((em) => quota.claim(em, userId, bytes));
    await expect(claim(1_000)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { quotaBytes: config.uploads.quotaBytes, usedFiles: 2 },
    });
    await store.eraseAssets([first], 'user');
    await claim(1_000);
  });
});

describe('the store under it', () => {
  it('that fails half-way leaves nothing of the first object', async () => {
    const { storageKey, previewKey, ...file } = await store.storeOutput(await newOutput());
    await storage.delete(storageKey);
    await storage.delete(previewKey!);
    const path = await outputFile(Buffer.from('picture'));
    const missing = join(dataDir, 'no-such-preview');
    await expect(store.putObjects(file, 'generations/x/y/z', path, missing)).rejects.toBeInstanceOf(
      StorageNotFoundError,
    );
    expect(await objects()).toEqual([]);
  });

  it('keeps no metadata in previews', async () => {
    const id = await makeOutput({
      path: await outputFile(photoWithMetadata({ width: 800, height: 600 })),
    });
    const { previewKey } = await row(id);
    const { exif, xmp, icc } = await sharp(join(dataDir, 'files/objects', previewKey!)).metadata();
    expect([exif, xmp, icc]).toEqual([undefined, undefined, undefined]);
  });
});
