import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { AppModule } from '../../src/app.module.js';
import {
  ACCESS,
  type Access,
  API_PREFIX,
  createHttpApp,
  serveOpenApi,
} from '../../src/platform/http/index.js';
import { PERMISSIONS } from '../../src/users/permissions.js';
import { type OpenDatabase, openDatabase } from '../support/open-database.js';
import { ACCESS_TABLE, UNGUARDED } from './access-table.js';

/** A route as somebody might add it one day, without a word on who may call it. */
const FORGOTTEN = 'GET /api/v1/forgotten';

@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'open to everybody';
  }
}

let open: OpenDatabase;
let app: NestFastifyApplication;
/** What the server really listens to, as `GET /api/v1/…`. */
const registered: string[] = [];

beforeAll(async () => {
  open = await openDatabase();
  const logger = pino({ level: 'silent' });
  const { config, db, url: databaseUrl } = open;
  @Module({
    imports: [AppModule.forRoot({ config, logger, orm: db.orm, databaseUrl })],
    controllers: [ForgottenController],
  })
  class ProgramWithForgottenRoute {}
  app = await createHttpApp(ProgramWithForgottenRoute, config, logger);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const verb of [method].flat()) registered.push(`${verb} ${url}`);
    });
  serveOpenApi(app);
  await app.init();
}, 60_000);
afterAll(() => app?.close());

/** What the controllers declare: route → access, undefined where they forgot it. */
function declared(): Map<string, Access | undefined> {
  const routes = new Map<string, Access | undefined>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype: controller } of module.controllers.values()) {
      if (typeof controller !== 'function') continue;
      const prototype = controller.prototype as Record<string, object>;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        if (name === 'constructor') continue;
        const handler = prototype[name] as object;
        if (Reflect.getMetadata(PATH_METADATA, handler) === undefined) continue;
        const access: Access | undefined =
          Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller);
        for (const route of routesOf(controller, handler)) routes.set(route, access);
      }
    }
  }
  return routes;
}

function routesOf(controller: object, handler: object): string[] {
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
  const bases = [Reflect.getMetadata(PATH_METADATA, controller)].flat() as string[];
  const paths = [Reflect.getMetadata(PATH_METADATA, handler)].flat() as string[];
  return bases.flatMap((base) =>
    paths.map((path) => {
      const full = [base, path].flatMap((part) => part.split('/')).filter(Boolean);
      const prefix = full[0] === 'health' ? [] : [API_PREFIX];
      return `${method} /${[...prefix, ...full].join('/')}`;
    }),
  );
}

describe('every route', () => {
  it('says who may call it', () => {
    const silent = [...declared()].filter(([, access]) => !access).map(([route]) => route);
    expect(silent).toEqual([FORGOTTEN]);
  });

  it('is closed to everybody while it does not say so', async () => {
    const answer = await app
      .getHttpAdapter()
      .getInstance()
      .inject({ method: 'GET', url: '/api/v1/forgotten' });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ error: { code: 'AUTH_FORBIDDEN' } });
  });

  it('says what the table says, and is in it', () => {
    const found = Object.fromEntries(
      [...declared()]
        .filter(([route]) => route !== FORGOTTEN)
        .map(([route, access]) => [
          route,
          access?.kind === 'permission' ? access.permission : access?.kind,
        ]),
    );
    expect(found).toEqual(ACCESS_TABLE);
  });

  it('asks for a permission that exists', () => {
    const asked = [...declared().values()].flatMap((access) =>
      access?.kind === 'permission' ? [access.permission] : [],
    );
    expect(
      asked.filter((permission) => !PERMISSIONS.some((known) => known === permission)),
    ).toEqual([]);
  });

  it('is one of a controller, so that the guard stands before it', () => {
    const known = new Set(declared().keys());
    const others = registered.filter((route) => {
      const [method, path = ''] = route.split(' ');
      if (method === 'HEAD' || method === 'OPTIONS') return false;
      return !known.has(route) && !UNGUARDED.some((pattern) => pattern.test(path));
    });
    expect(others).toEqual([]);
    expect(registered.length).toBeGreaterThan(known.size);
  });
});
