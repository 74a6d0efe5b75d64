import multipart from '@fastify/multipart';
import { type FastifyRequest, fastify } from 'fastify';
import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliCompressSync } from 'node:zlib';
import pg from 'pg';
import { v7 } from 'uuid';
import * as statement from './statements.js';

/**
 * What somebody would write who wants the same answers from the same tables and nothing else: Fastify
 * and pg, one file, no guards, no limits, no logs, no checks of what comes in. What the program keeps
 * in memory, this keeps in memory, too.
 */
const {
  JWT_SECRET: jwtSecret = '',
  URL_SIGNING_SECRET: signingSecret = '',
  FOLDER: folder = '',
} = process.env;
const FREE_RUNS = 5;

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 12 });
const app = fastify();
await app.register(multipart, { limits: { fileSize: 10 * 1024 * 1024 } });

async function rows<T>(text: string, values: readonly unknown[]): Promise<T[]> {
  return (await pool.query(text, [...values])).rows as T[];
}

interface Caller {
  userId: string;
  role: string;
  permissions: string[];
}

const callers = new Map<string, { caller: Caller; until: number }>();

/** The token's signature each time; whether its session lives, once a second. */
async function callerOf(request: FastifyRequest): Promise<Caller> {
  const token = (request.headers.authorization ?? '').slice('Bearer '.length);
  const [head = '', body = '', signature = ''] = token.split('.');
  const expected = createHmac('sha256', jwtSecret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw unauthorised();
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as {
    sid: string;
    exp: number;
  };
  const now = Date.now();
  if (claims.exp * 1000 <= now) throw unauthorised();
  const known = callers.get(claims.sid);
  if (known && known.until > now) return known.caller;
  const [row] = await rows<statement.SessionRow>(statement.session, [claims.sid, new Date()]);
  if (!row?.live) throw unauthorised();
  const role = row.roles.includes('ADMIN') ? 'ADMIN' : 'GUEST';
  const caller = { userId: row.user_id, role, permissions: row.permissions };
  callers.set(claims.sid, { caller, until: now + 1000 });
  return caller;
}

const unauthorised = () => Object.assign(new Error('unauthorised'), { statusCode: 401 });

const text = { type: 'string' };
const maybeText = { type: ['string', 'null'] };
const count = { type: 'integer' };

app.get(
  '/users/me',
  {
    schema: {
      response: {
        200: {
          type: 'object',
          properties: {
            id: text,
            email: maybeText,
            emailVerified: { type: 'boolean' },
            phone: maybeText,
            hasPassword: { type: 'boolean' },
            displayName: text,
            avatarUrl: maybeText,
            locale: maybeText,
            timezone: maybeText,
            preferences: {
              type: 'object',
              properties: {
                retentionDefault: text,
                theme: text,
                mailOnFailure: { type: 'boolean' },
              },
            },
            role: text,
            permissions: { type: 'array', items: text },
            freeTier: {
              type: 'object',
              properties: {
                limit: count,
                used: count,
                held: count,
                remaining: count,
                renewsAt: text,
              },
            },
            credits: { type: 'object', properties: { available: count, held: count } },
            creditsOwed: count,
            plan: text,
            planUntil: maybeText,
            keepsResults: { type: 'boolean' },
            createdAt: text,
          },
        },
      },
    },
  },
  async (request) => {
    const caller = await callerOf(request);
    const now = new Date();
    const [[user], pots, [avatar], [plan]] = await Promise.all([
      rows<statement.UserRow>(statement.user, [caller.userId]),
      rows<statement.PotRow>(statement.pots, [caller.userId]),
      rows<{ id: string }>(statement.avatar, [caller.userId]),
      rows<statement.PlanRow>(statement.plan, [caller.userId, now]),
    ]);
    if (!user) throw unauthorised();
    const pot = (kind: string, unit: string) =>
      pots.find((row) => row.kind === kind && row.unit === unit);
    const free = pot('available', 'FREE_RUN');
    const current = free?.period === now.toISOString().slice(0, 7);
    const remaining = current ? free.balance : FREE_RUNS;
    const held = pot('held', 'FREE_RUN')?.balance ?? 0;
    const used = Math.max(0, FREE_RUNS - remaining - (current ? held : 0));
    const renewsAt = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
    return {
      id: user.id,
      email: user.email,
      emailVerified: user.email_verified,
      phone: null,
      hasPassword: user.has_password,
      displayName: user.display_name,
      avatarUrl: avatar?.id ?? null,
      locale: user.locale,
      timezone: user.timezone,
      preferences: {
        retentionDefault: 'by-type',
        theme: 'system',
        mailOnFailure: true,
        ...user.preferences,
      },
      role: caller.role,
      permissions: caller.permissions,
      freeTier: { limit: FREE_RUNS, used, held, remaining, renewsAt: renewsAt.toISOString() },
      credits: {
        available: pot('available', 'CREDIT')?.balance ?? 0,
        held: pot('held', 'CREDIT')?.balance ?? 0,
      },
      creditsOwed: Math.abs(pot('receivable', 'CREDIT')?.balance ?? 0),
      plan: plan?.slug ?? 'free',
      planUntil: plan?.until.toISOString() ?? null,
      keepsResults: false,
      createdAt: user.created_at.toISOString(),
    };
  },
);

async function types(limit: number): Promise<string> {
  const found = await rows<statement.TypeRow>(statement.types, [new Date()]);
  const data = found
    .slice(0, limit)
    .map(({ bundleUnits, bundleCredits, unit, credits, ...row }) => ({
      ...row,
      enabled: true,
      price: {
        unit,
        credits,
        bundle: bundleUnits === null ? null : { units: bundleUnits, credits: bundleCredits },
      },
    }));
  return JSON.stringify({ data, pagination: { page: 1, limit, total: found.length } });
}

app.get('/transformation-types-read', async (request, reply) => {
  void reply.type('application/json; charset=utf-8');
  return types(Number((request.query as { limit: string }).limit));
});

const finished = new Map<string, { body: string; packed: Buffer; until: number }>();

app.get('/transformation-types', async (request, reply) => {
  const { limit } = request.query as { limit: string };
  let known = finished.get(limit);
  if (!known || known.until < Date.now()) {
    const body = await types(Number(limit));
    known = { body, packed: brotliCompressSync(body), until: Date.now() + 4000 };
    finished.set(limit, known);
  }
  void reply
    .header('cache-control', 'public, max-age=5, must-revalidate')
    .type('application/json; charset=utf-8');
  if (request.headers['accept-encoding'] !== 'br') return known.body;
  void reply.header('content-encoding', 'br');
  return known.packed;
});

const iso = (time: Date | null): string | null => time && time.toISOString();

function previewUrl(assetId: string): string {
  const exp = Math.floor(Date.now() / 60_000) * 60 + 300;
  const sig = createHmac('sha256', signingSecret)
    .update(`${exp}\nasset ${assetId} preview`)
    .digest('base64url');
  return `/api/v1/files/${assetId}/preview?exp=${exp}&sig=${sig}`;
}

const picture = (asset: statement.AssetJson): string | null =>
  asset.live && asset.has_preview ? previewUrl(asset.id) : null;

app.get('/generations', async (request) => {
  const { userId } = await callerOf(request);
  const limit = Number((request.query as { limit: string }).limit);
  const [found, [counted]] = await Promise.all([
    rows<statement.GenerationRow>(statement.gallery, [userId, limit + 1]),
    rows<{ total: string }>(statement.galleryCount, [userId]),
  ]);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map((row) => {
      const self = `/api/v1/generations/${row.id}`;
      return {
        id: row.id,
        status: row.status,
        type: row.slug,
        typeName: row.type_name,
        category: row.category,
        typeVersion: row.version,
        inputs: row.inputs,
        promptFinal: row.prompt_final,
        seed: row.seed,
        progress: row.progress,
        position: null,
        createdAt: iso(row.created_at),
        startedAt: iso(row.started_at),
        finishedAt: iso(row.finished_at),
        timeTakenMs: row.started_at && row.finished_at ? +row.finished_at - +row.started_at : null,
        retention: {
          class: row.retention_class,
          expiresAt: iso(row.expires_at),
          firstDownloadedAt: iso(row.first_downloaded_at),
          deletedAt: iso(row.erased_at),
        },
        artifacts: row.artifacts
          .filter((artifact) => artifact.live)
          .map((artifact) => ({
            id: artifact.artifact_id,
            kind: artifact.kind,
            label: artifact.label,
            mime: artifact.mime,
            width: artifact.width,
            height: artifact.height,
            bytes: artifact.bytes,
            text: null,
            provenance: null,
            previewUrl: picture(artifact),
            downloadUrl: `${self}/artifacts/${artifact.artifact_id}/download`,
          })),
        inputAssets: row.input_assets.map((asset) => ({
          id: asset.id,
          previewUrl: picture(asset),
          width: asset.width,
          height: asset.height,
        })),
        price: {
          quoted: row.price_quoted,
          charged: row.price_charged,
          released: row.price_released,
          paidBy: row.paid_by,
        },
        provider: row.provider_name && { name: row.provider_name, model: row.provider_model },
        isFavourite: row.is_favourite,
        title: row.title,
        error: null,
        notes: row.notes,
        parentId: row.parent_id,
        unpaid: null,
        links: { self, events: `${self}/events` },
      };
    }),
    pagination: {
      page: 1,
      limit,
      total: Number(counted?.total),
      ...(found.length > limit && last
        ? {
            nextCursor: Buffer.from(
              JSON.stringify(['-createdAt', last.created_at.toISOString(), last.id]),
            ).toString('base64url'),
          }
        : {}),
    },
  };
});

interface NewRun {
  type: string;
  inputs: object;
  inputAssetIds: [string];
}

/** The same rows in one transaction, paid with credits, and nobody is woken. */
app.post('/generations', async (request, reply) => {
  const { userId } = await callerOf(request);
  const { type: slug, inputs, inputAssetIds } = request.body as NewRun;
  const [type] = await rows<statement.PricedType>(statement.pricedType, [slug]);
  if (!type) throw new Error(`no type ${slug}`);
  const now = new Date();
  const [id, quoteId, holdId, transactionId] = [v7(), v7(), v7(), v7()];
  const client = await pool.connect();
  try {
    await client.query('begin');
    const later = new Date(+now + 86_400_000);
    const used = await client.query(statement.useAsset, [inputAssetIds[0], userId, now, later]);
    if (used.rowCount !== 1) throw new Error('no such upload');
    const lines = JSON.stringify([{ label: '1 image', credits: type.credits }]);
    await client.query(statement.addQuote, [
      quoteId,
      now,
      userId,
      type.version_id,
      '0'.repeat(64),
      lines,
      type.credits,
    ]);
    const held = await client.query(statement.hold, [
      userId,
      type.credits,
      now,
      holdId,
      quoteId,
      id,
      transactionId,
      `hold:${id}`,
      `generation:${id}`,
      v7(),
      v7(),
    ]);
    if (held.rowCount !== 1) throw new Error('no cover');
    const { rows: counted } = await client.query<{ position: number }>(statement.addRun, [
      id,
      now,
      userId,
      type.type_id,
      type.version_id,
      JSON.stringify(inputs),
      randomInt(2 ** 31),
      quoteId,
      holdId,
      type.credits,
      request.id,
    ]);
    await client.query(statement.addInput, [id, inputAssetIds[0]]);
    const position = counted[0]?.position ?? 0;
    await client.query(statement.addEvent, [id, JSON.stringify({ position }), now]);
    await client.query('commit');
    void reply.status(202);
    return { id, status: 'PENDING', type: slug, createdAt: now.toISOString(), position };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
});

/** Streams the file of a form to the disk. */
app.post('/uploads', async (request, reply) => {
  const file = await request.file();
  if (!file) throw new Error('no file');
  const path = join(folder, randomUUID());
  await pipeline(file.file, createWriteStream(path));
  await rm(path);
  void reply.status(201);
  return { bytes: file.file.bytesRead };
});

const url = await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
console.log(`ready at ${url}`);
