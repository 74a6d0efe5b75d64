import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startRun } from '../factories/runs.js';
import type { ApiAnswer, App } from '../harness.js';

export interface Answered extends ApiAnswer {
  /** When it was sent, as `performance.now()`, and how long its answer took. */
  readonly sentAt: number;
  readonly ms: number;
}

/** What a person's pages ask for, again and again, in several lanes at a time. */
export class Traffic {
  readonly answers: Answered[] = [];
  /** Of every run that was asked for, by its Idempotency-Key: what was answered. */
  readonly runs = new Map<string, Answered>();
  private over = false;
  private lanes: Promise<void>[] = [];

  constructor(
    private readonly app: App,
    private readonly token: string,
    private readonly assetId: string,
    /** Between two runs that are asked for. */
    private readonly runEveryMs = 300,
  ) {}

  start(): void {
    const { app, token } = this;
    this.lanes = [
      this.lane(() => app.get('/users/me', { token })),
      this.lane(() => app.get('/generations?limit=5', { token })),
      this.lane(() =>
        app.patch('/users/me', { token, body: { displayName: `Name ${Date.now()}` } }),
      ),
      this.lane(() =>
        app.post('/quotes', {
          token,
          body: { type: 'photo-duotone', inputAssetIds: [this.assetId] },
        }),
      ),
      this.lane(() => app.get(`${app.url}/health/ready`)),
      this.runLane(),
    ];
  }

  async stop(): Promise<void> {
    this.over = true;
    await Promise.all(this.lanes);
  }

  /** Asks for every run once more by its key. Resolves with the ids, one for each key. */
  async repeatRuns(): Promise<string[]> {
    const ids: string[] = [];
    for (const [key, first] of this.runs) {
      const again = await this.run(key);
      if (again.status === 429) continue;
      if (again.status !== 202) throw new Error(`${again.status}: ${JSON.stringify(again.body)}`);
      if (first.status === 202 && first.body.id !== again.body.id)
        throw new Error(`two runs for the key ${key}`);
      ids.push(again.body.id as string);
    }
    return ids;
  }

  run(key: string): Promise<ApiAnswer> {
    return startRun(this.app, this.token, this.assetId, {}, { 'idempotency-key': key });
  }

  private async runLane(): Promise<void> {
    while (!this.over) {
      const key = randomUUID();
      this.runs.set(key, await this.timed(() => this.run(key)));
      await sleep(this.runEveryMs);
    }
  }

  private async lane(send: () => Promise<ApiAnswer>): Promise<void> {
    while (!this.over) {
      const { status } = await this.timed(send);
      // Nobody presses a button again within a moment.
      await sleep(status === 503 ? 100 : 10);
    }
  }

  private async timed(send: () => Promise<ApiAnswer>): Promise<Answered> {
    const sentAt = performance.now();
    const answer = { ...(await send()), sentAt, ms: performance.now() - sentAt };
    this.answers.push(answer);
    return answer;
  }
}
