import type { Extent, Row, Stage } from '../bench.js';
import type { Finding } from '../report.js';
import { type Cost, compareCost } from '../support/cost.js';
import type { Ask } from '../support/load.js';
import { sameAnswers, sameCatalogue } from '../support/same-answers.js';
import type { Server, World } from '../support/world.js';

const CONNECTIONS = 32;

function costFinding(
  cost: Cost,
  finding: Pick<Finding, 'what' | 'baseline' | 'must' | 'aim'>,
): Finding {
  const { server, withDatabase } = cost;
  return {
    ...finding,
    value: server.ratio,
    unit: '×',
    good: 'low',
    detail:
      `${micros(server.subject)} against ${micros(server.baseline)} µs` +
      (withDatabase.baseline - server.baseline > 20
        ? `; with database ${Number(withDatabase.ratio.toPrecision(3))} ×`
        : ''),
  };
}

const micros = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

/** The least a request can cost: everything that every request goes through, and no work. */
export const hello: Row<{ world: World; program: Server; extent: Extent }> = async (stage) => {
  const { world, program, extent } = stage;
  const bare = await world.startBaseline('hello.ts');
  const load = {
    asks: [{ path: '/health/live' }],
    amount: extent.count(6_000),
    connections: CONNECTIONS,
  };
  const cost = await compareCost(
    world,
    extent.rounds,
    { server: program, load },
    { server: bare, load },
  );
  await bare.stop();
  return [
    costFinding(cost, {
      what: 'hello through the full middleware',
      baseline: 'node:http',
      must: 3,
      aim: 2,
    }),
  ];
};

export const sessionCheck: Row<Stage> = async ({ world, program, baseline, people, extent }) => {
  const asks = (prefix: string): Ask[] =>
    people.map(({ headers }) => ({ path: `${prefix}/users/me`, headers }));
  await sameAnswers(program, baseline, asks);
  const amount = extent.count(4_000);
  const cost = await compareCost(
    world,
    extent.rounds,
    { server: program, load: { asks: asks('/api/v1'), amount, connections: CONNECTIONS } },
    { server: baseline, load: { asks: asks(''), amount, connections: CONNECTIONS } },
  );
  return [
    costFinding(cost, {
      what: 'session check, GET /users/me',
      baseline: 'bare Fastify + pg',
      must: 2.5,
      aim: 1.5,
    }),
  ];
};

export const typeList: Row<Stage> = async ({ world, program, baseline, extent }) => {
  const load = (path: string, headers: Record<string, string> = {}) => ({
    asks: [{ path: `${path}?limit=20`, headers }],
    amount: extent.count(4_000),
    connections: CONNECTIONS,
  });
  const packed = { 'accept-encoding': 'br' };
  const subject = { server: program, load: load('/api/v1/transformation-types') };
  await sameCatalogue(program, baseline);
  const fromMemory = await compareCost(world, extent.rounds, subject, {
    server: baseline,
    load: load('/transformation-types'),
  });
  const asBrowsers = await compareCost(
    world,
    extent.rounds,
    { server: program, load: load('/api/v1/transformation-types', packed) },
    { server: baseline, load: load('/transformation-types', packed) },
  );
  const fromTables = await compareCost(world, Math.min(3, extent.rounds), subject, {
    server: baseline,
    load: { ...load('/transformation-types-read'), amount: extent.count(1_200) },
  });
  return [
    costFinding(fromMemory, {
      what: 'GET /transformation-types',
      baseline: 'bare Fastify, the answer kept in memory',
      must: 2,
      aim: 1.3,
    }),
    costFinding(asBrowsers, {
      what: 'GET /transformation-types, packed as browsers take it',
      baseline: 'bare Fastify, the packed answer kept in memory',
      must: 2,
      aim: 1.3,
    }),
    costFinding(fromTables, {
      what: 'GET /transformation-types',
      baseline: 'bare Fastify + pg, read each time',
    }),
  ];
};

const PAGE = 20;

export const galleryPage: Row<Stage> = async ({ world, program, baseline, people, extent }) => {
  const asks = (prefix: string): Ask[] =>
    people.map(({ headers }) => ({ path: `${prefix}/generations?limit=${PAGE}`, headers }));
  await sameAnswers(program, baseline, asks);
  const amount = extent.count(600, 300);
  const cost = await compareCost(
    world,
    extent.rounds,
    { server: program, load: { asks: asks('/api/v1'), amount, connections: CONNECTIONS } },
    { server: baseline, load: { asks: asks(''), amount, connections: CONNECTIONS } },
  );
  return [
    costFinding(cost, {
      what: 'gallery page of 20, GET /generations',
      baseline: 'bare Fastify + pg',
      must: 2,
      aim: 1.3,
    }),
  ];
};
