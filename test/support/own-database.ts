import { DatabaseUser, databaseProcesses } from './database-user.js';
import { signalAll } from './processes.js';

/** A PostgreSQL server for one test file alone, to be frozen and killed. It is started again when it ends. */
export class OwnDatabase {
  private constructor(
    private readonly user: DatabaseUser,
    private readonly folder: string,
  ) {}

  static async start(folder: string): Promise<OwnDatabase> {
    return new OwnDatabase(await DatabaseUser.start(folder), folder);
  }

  async stop(): Promise<void> {
    this.thaw();
    await this.user.stop();
  }

  get url(): string {
    return this.user.url;
  }

  get pid(): number | undefined {
    return databaseProcesses(this.folder).postgres;
  }

  /** Stops every process of the server where it is: connections stay, and nothing answers. */
  freeze(): void {
    signalAll(this.servers(), 'SIGSTOP');
  }

  thaw(): void {
    signalAll(this.servers(), 'SIGCONT');
  }

  /** `pg_ctl stop -m immediate`: no checkpoint, no goodbye; the next start recovers from the log. */
  stopImmediately(): void {
    const { pid } = this;
    if (pid === undefined) throw new Error('no server runs');
    signalAll([pid], 'SIGQUIT');
  }

  private servers(): number[] {
    const { all, supervisor } = databaseProcesses(this.folder);
    return all.filter((pid) => pid !== supervisor);
  }
}
