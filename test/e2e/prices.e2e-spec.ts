import { beforeAll, describe, expect, it } from '@jest/globals';
import { giveRole } from '../factories/give-role.js';
import { type ApiAnswer, type App, startApp } from '../harness.js';
import { query } from '../support/query.js';

let app: App;
let finance: string;
beforeAll(async () => {
  app = await startApp();
  const person = await app.signUp();
  await giveRole(app.databaseUrl as string, person.user.id as string, 'FINANCE');
  finance = await app.signIn(person);
}, 60_000);

interface Offer {
  kind: string;
  slug: string;
  number: number;
  inForce: boolean;
  amountMinor: number;
}

const offer = (changed: Record<string, unknown> = {}) => ({
  after: 0,
  name: '20 credits',
  description: 'Two pictures.',
  amountMinor: 198,
  credits: 20,
  onSale: true,
  ...changed,
});
const putPack = (slug: string, body: Record<string, unknown>) =>
  app.put(`/admin/prices/packs/${slug}`, { token: finance, body });
const putPlan = (slug: string, body: Record<string, unknown>) =>
  app.put(`/admin/prices/plans/${slug}`, { token: finance, body });
const fieldsOf = ({ body }: ApiAnswer): string[] =>
  body.error.details.problems.map(({ field }: { field: string }) => field);

describe('plans and packs', () => {
  it('are open to everyone, as they ship', async () => {
    const plans = await app.get('/billing/plans');
    expect(plans.status).toBe(200);
    expect(
      plans.body.data.map((plan: Record<string, unknown>) => [
        plan.slug,
        plan.amountMinor,
        plan.period,
        plan.credits,
        plan.unlimited,
      ]),
    ).toEqual([
      ['free', 0, null, 0, false],
      ['basic', 99, null, 10, false],
      ['premium', 999, 'month', 1000, false],
      ['pro', 1999, 'month', 10000, true],
    ]);
    expect(plans.body.data[0].freeRuns).toBe(5);
    expect(plans.body.data[3].fairUse).toContain('10,000 credits');
    const packs = await app.get('/billing/packs');
    expect(packs.body.data).toEqual([
      expect.objectContaining({ slug: 'pack-100', credits: 100, amountMinor: 990 }),
      expect.objectContaining({ slug: 'pack-500', credits: 500, amountMinor: 4450 }),
      expect.objectContaining({ slug: 'pack-1000', credits: 1000, amountMinor: 7900 }),
    ]);
  });

  it('are not sent again to who has them', async () => {
    for (const path of ['/billing/plans', '/billing/packs']) {
      const first = await app.get(path);
      expect(first.headers.get('cache-control')).toContain('public');
      const etag = first.headers.get('etag') as string;
      const second = await app.get(path, { headers: { 'if-none-match': etag } });
      expect(second.status).toBe(304);
    }
  });

  it('get new versions, and the old ones stay as they were', async () => {
    expect((await putPack('pack-20', offer())).status).toBe(200);
    const changed = await putPack('pack-20', offer({ after: 1, amountMinor: 150 }));
    expect(changed.status).toBe(200);
    const versions = (changed.body.data as Offer[]).filter(({ slug }) => slug === 'pack-20');
    expect(
      versions.map(({ number, amountMinor, inForce }) => [number, amountMinor, inForce]),
    ).toEqual([
      [2, 150, true],
      [1, 198, false],
    ]);
    const { body } = await app.get('/billing/packs');
    // The smallest pack is first, whenever it came.
    expect(body.data[0]).toMatchObject({ slug: 'pack-20', amountMinor: 150 });
    for (const statement of [
      'update offer_version set amount_minor = 1',
      'delete from offer_version',
      'truncate offer_version cascade',
    ]) {
      await expect(query(app, statement)).rejects.toThrow('never changed');
    }
  });

  it('hold from the date that was given, and are taken off sale', async () => {
    const later = new Date(Date.now() + 86_400_000).toISOString();
    await putPack('pack-30', offer({ credits: 30 }));
    await putPack('pack-30', offer({ after: 1, credits: 33, effectiveFrom: later }));
    const shown = async () =>
      (await app.get('/billing/packs')).body.data.filter(({ slug }: Offer) => slug === 'pack-30');
    expect(await shown()).toEqual([expect.objectContaining({ credits: 30 })]);
    expect((await putPack('pack-30', offer({ after: 2, onSale: false }))).status).toBe(200);
    expect(await shown()).toEqual([]);
  });

  it('are changed by one of two who change them at once', async () => {
    await putPack('pack-40', offer());
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        putPack('pack-40', offer({ after: 1, amountMinor: 100 + i })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect((await putPack('pack-40', offer())).body.error.code).toBe('CONFLICT');
  });

  it('name everything that is wrong with them', async () => {
    const asked = (slug: string, terms: Record<string, unknown>) =>
      app.put(`/admin/prices/packs/${slug}?dryRun=true`, { token: finance, body: offer(terms) });
    expect(fieldsOf(await asked('pack-60', { name: '', description: '' }))).toEqual([
      'name',
      'description',
    ]);
    const nothing = { name: '', description: '', amountMinor: 0, credits: 0 };
    expect(fieldsOf(await asked('-', nothing))).toEqual([
      'name',
      'description',
      'amountMinor',
      'credits',
      'slug',
    ]);
    expect(fieldsOf(await asked('pack-60', { effectiveFrom: '2020-01-01T00:00:00Z' }))).toEqual([
      'effectiveFrom',
    ]);
    expect((await asked('pack-60', {})).status).toBe(200);
    // Nothing came of being asked.
    expect((await putPack('pack-60', offer())).status).toBe(200);
    expect((await asked('pack-60', {})).body.error).toMatchObject({
      code: 'CONFLICT',
      details: { field: 'slug' },
    });
    const pack = await putPack('Pack_A', offer({ amountMinor: 20, credits: 0 }));
    expect(pack.status).toBe(400);
    expect(fieldsOf(pack)).toEqual(['amountMinor', 'credits', 'slug']);
    expect(fieldsOf(await putPack('pack-50', offer({ amountMinor: 199 })))).toEqual([
      'amountMinor',
    ]);
    const free = offer({ after: 1, fairUse: 'Any', onSale: false });
    expect(fieldsOf(await putPlan('free', free))).toEqual([
      'amountMinor',
      'credits',
      'fairUse',
      'onSale',
    ]);
    expect(fieldsOf(await putPlan('basic', free))).toEqual(['fairUse', 'onSale']);
    expect((await putPlan('gold', offer({ fairUse: null }))).status).toBe(404);
    expect((await putPlan('pro', offer())).status).toBe(400);
  });

  it('are the money of every quote from then on, and not of quotes before', async () => {
    const person = await app.signUp();
    const quote = async () =>
      (
        await app.post('/quotes', {
          token: person.accessToken,
          body: { type: 'photo-pencil-sketch' },
        })
      ).body;
    const before = await quote();
    expect(before.moneyEquivalent).toEqual({ amountMinor: 99, currency: 'USD' });
    const changed = await putPlan(
      'basic',
      offer({ after: 1, amountMinor: 129, credits: 10, fairUse: null }),
    );
    expect(changed.status).toBe(200);
    expect((await quote()).moneyEquivalent.amountMinor).toBe(129);
    const [kept] = await query<{ amount_minor: number }>(
      app,
      'select amount_minor from quote where id = $1',
      [before.id],
    );
    expect(kept?.amount_minor).toBe(99);
  });
});
