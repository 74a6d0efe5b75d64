import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, json } from '../support/load.js';
import { sameAnswers, sameCatalogue } from '../support/same-answers.js';
import { seedRuns } from '../support/seed.js';
import { type Person, type Server, World } from '../support/world.js';

/** Whoever adds to an answer of the API hears it here, and not from a bench that stops in the middle. */
describe('the baseline of the bench', () => {
  const world = new World();
  let program: Server;
  let baseline: Server;
  let people: Person[];

  beforeAll(async () => {
    await world.open();
    program = await world.startProgram('api');
    people = await world.register(program, 1);
    await seedRuns(world, people, 30);
    baseline = await world.startBaseline('service.ts');
  });

  afterAll(() => world.close());

  it.each(['/users/me', '/generations?limit=20'])(
    'answers as the program does: %s',
    async (path) => {
      const asks = (prefix: string) =>
        people.map(({ headers }) => ({ path: `${prefix}${path}`, headers }));
      const answer = await json<object>(ask(baseline.url, asks('')[0] as { path: string }));
      expect(Object.keys(answer).length).toBeGreaterThan(1);
      await sameAnswers(program, baseline, asks);
    },
  );

  it('tells the same catalogue', async () => {
    await sameCatalogue(program, baseline);
  });
});
