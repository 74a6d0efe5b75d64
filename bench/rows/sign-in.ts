import { hash, verify } from '@node-rs/argon2';
import type { Row, Stage } from '../bench.js';
import { ask, inParallel, json } from '../support/load.js';
import { cpuMs } from '../support/processes.js';
import { compare } from '../support/statistics.js';

/** The parameters of config/auth.yaml. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** As many as the program lets run at once. */
const LANES = 2;

export const signIn: Row<Stage> = async ({ program, people, extent }) => {
  const password = 'correct horse battery staple';
  const hashed = await hash(password, ARGON2);
  const amount = extent.count(30, 24);
  const signInAll = (times: number) =>
    inParallel(times, LANES, async (i) => {
      const person = people[i % people.length];
      if (!person) throw new Error('nobody signs in');
      const body = JSON.stringify({ email: person.email, password: person.password });
      const headers = { 'x-forwarded-for': person.headers['x-forwarded-for'] ?? '' };
      await json(ask(program.url, { method: 'POST', path: '/api/v1/auth/login', headers, body }));
    });
  const signIns = async () => {
    const before = cpuMs(program.pid);
    await signInAll(amount);
    return { cpu: (cpuMs(program.pid) - before) / amount };
  };
  // A server that has just started still runs its code the slow way.
  await signInAll(extent.count(250, 150));
  const bare = async () => {
    const before = process.cpuUsage();
    await inParallel(amount, LANES, () => verify(hashed, password));
    const { user, system } = process.cpuUsage(before);
    return { cpu: (user + system) / 1000 / amount };
  };
  const { cpu } = await compare(extent.rounds, signIns, bare);
  return [
    {
      what: 'sign-in, POST /auth/login',
      baseline: 'bare argon2id verify',
      value: cpu.ratio,
      unit: '×',
      good: 'low',
      must: 1.3,
      aim: 1.15,
      detail: `${cpu.subject.toFixed(1)} against ${cpu.baseline.toFixed(1)} ms`,
    },
  ];
};
