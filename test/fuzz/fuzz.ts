import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, startApp } from '../harness.js';
import { type Caller, CALLERS, type CallerName, Callers } from './callers.js';
import { Contract, type OpenApiDocument, type Operation } from './contract.js';
import { brokenPromise, describeRequest } from './promises.js';
import { type FuzzRequest, requestsTo } from './requests.js';
import { Wire } from './wire.js';

export interface FuzzPlan {
  readonly seed: number;
  /** Requests per operation and caller, if there is time for them. */
  readonly runs: number;
  /** For all operations together. */
  readonly totalMs: number;
}

/** However little time there is. */
const MIN_RUNS = 5;
const FILE = join(import.meta.dirname, '../../openapi.json');

/**
 * For every operation of the contract, as nobody, as a user and as an ADMIN: whatever is sent, the
 * promises of the API hold. A new operation is taken up because it stands in `openapi.json`.
 */
export function fuzzEveryOperation({ seed, runs, totalMs }: FuzzPlan): void {
  const contract = new Contract(JSON.parse(readFileSync(FILE, 'utf8')) as OpenApiDocument);
  const eachMs = totalMs / contract.operations.length / CALLERS.length;
  let app: App;
  let callers: Callers;
  let wire: Wire;

  beforeAll(async () => {
    // With the sandbox: what sends mail answers 503 where no mail can be sent.
    app = await startApp();
    callers = new Callers(app);
    wire = new Wire(app.url);
  }, 60_000);
  afterAll(() => wire.close());

  async function promiseKept(request: FuzzRequest, caller: Caller): Promise<void> {
    let problem: string | undefined;
    try {
      const answer = await wire.send(request, caller.token);
      problem = brokenPromise(contract, request, answer);
      learnFrom(request.operation, answer.bytes, caller.known);
      if ([401, 403].includes(answer.status)) await callers.renew(caller);
    } catch (error) {
      problem = `breaks off: ${(error as Error).message}`;
    }
    if (problem) throw new Error(`${problem}\n    ${describeRequest(request)}`);
  }

  function learnFrom(operation: Operation, bytes: Buffer, known: Caller['known']): void {
    try {
      known.learn(operation, JSON.parse(bytes.toString()));
    } catch {
      // A file or a stream.
    }
  }

  describe.each(
    contract.operations.map(
      (operation) => [`${operation.method} ${operation.path}`, operation] as const,
    ),
  )('%s', (_, operation) => {
    it.each(CALLERS)(
      'keeps its promises, whatever %s sends',
      async (name: CallerName) => {
        const caller = await callers.fresh(name);
        const end = performance.now() + eachMs;
        let sent = 0;
        const property = fc.asyncProperty(
          requestsTo(operation, contract, caller.known),
          async (request) => {
            if (sent++ < MIN_RUNS || performance.now() < end) await promiseKept(request, caller);
          },
        );
        // Not the same requests as for the others.
        const own = { seed: seed + CALLERS.indexOf(name), numRuns: runs };
        const { failed, errorInstance, counterexamplePath } = await fc.check(property, own);
        const report = failed
          ? `${(errorInstance as Error).message}\n    (seed ${own.seed}, path ${counterexamplePath})`
          : 'all promises kept';
        expect(report).toBe('all promises kept');
      },
      120_000,
    );
  });

  it('the program is well afterwards, in the same process', async () => {
    const { token } = await callers.fresh('a user');
    expect((await app.get('/users/me', { token })).status).toBe(200);
    expect(app.output().match(/PixShift ready/g)).toHaveLength(1);
  });
}
