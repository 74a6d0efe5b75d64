import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, launchBrowser, sharedApp } from '../harness.js';
import { thorough } from '../support/thorough.js';

const ROOT = join(import.meta.dirname, '../..');
const committed = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

let app: App;

beforeAll(async () => {
  app = await sharedApp();
}, 60_000);

describe('the committed contract', () => {
  it('and the client types of both apps are what the routes of the compiled program say', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/openapi.mjs', '--check'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }, 60_000);

  it('is what a running program serves', async () => {
    const { status, body } = await app.get('/openapi.json');
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(committed('openapi.json')));
    expect(body.openapi).toMatch(/^3\.1/);
  });

  interface Operation {
    parameters?: { name: string }[];
    responses: Record<string, { content?: { 'application/json': { schema: { $ref?: string } } } }>;
  }
  const document = (): {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
  } => JSON.parse(committed('openapi.json'));

  it('gives every list page, limit, cursor and sort', () => {
    const lists: string[] = [];
    const { paths, components } = document();
    for (const [path, { get }] of Object.entries(paths)) {
      const schema = get?.responses['200']?.content?.['application/json']?.schema;
      const name = schema?.$ref?.split('/').at(-1) ?? '';
      if (!components.schemas[name]?.properties?.['pagination']) continue;
      lists.push(path);
      const names = get?.parameters?.map((parameter) => parameter.name);
      expect({ path, names }).toEqual({
        path,
        names: expect.arrayContaining(['page', 'limit', 'cursor', 'sort']),
      });
    }
    expect(lists.length).toBeGreaterThanOrEqual(5);
  });

  it('gives every operation an answer for errors', () => {
    for (const operations of Object.values(document().paths)) {
      for (const operation of Object.values(operations)) {
        expect(operation.responses['default']?.content?.['application/json'].schema.$ref).toBe(
          '#/components/schemas/ErrorResponse',
        );
      }
    }
  });
});

describe('the documentation', () => {
  thorough(
    'works in a browser under its content security policy',
    async () => {
      const { newPage } = await launchBrowser();
      const { page, consoleErrors, failedRequests } = await newPage();
      await page.goto(`${app.url}/api/v1/docs`);
      const operation = page
        .locator('#operations-operation-health_live, [id*="health_live"]')
        .first();
      await page.locator('#operations-tag-operation').click();
      await operation.waitFor();
      expect(await page.locator('.opblock').count()).toBeLessThan(10);
      await operation.locator('button.opblock-summary-control, .opblock-summary').first().click();
      await page.getByRole('button', { name: 'Try it out' }).first().click();
      await page.getByRole('button', { name: 'Execute' }).first().click();
      await page
        .locator('.live-responses-table .response-col_status', { hasText: '200' })
        .first()
        .waitFor();
      expect(consoleErrors).toEqual([]);
      expect(failedRequests).toEqual([]);
    },
    90_000,
  );
});
