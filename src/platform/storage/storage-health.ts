import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { UnavailableError } from '../errors/index.js';
import { InjectLogger, type Logger } from '../observability/index.js';
import { Storage } from './storage.js';

const LOOK_MS = 2_000;
/** While it fails: how soon its return is noticed. */
const LOOK_AGAIN_MS = 1_000;

/**
 * Whether files can be stored, as this process last saw it. Reading may go on where storing does not,
 * so this stands before what is of no use without storing: new runs, and taking runs on.
 */
@Injectable()
export class StorageHealth implements OnApplicationBootstrap, OnApplicationShutdown {
  private well = true;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly storage: Storage,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  get isWell(): boolean {
    return this.well;
  }

  /** @throws UnavailableError where files could not be stored a moment ago */
  require(): void {
    if (this.well) return;
    throw new UnavailableError('Pictures cannot be stored right now. Nothing was charged.', 10);
  }

  onApplicationBootstrap(): void {
    void this.look();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    try {
      await this.storage.check();
      if (!this.well) this.logger.info('files can be stored again');
      this.well = true;
    } catch (error) {
      if (this.well) this.logger.error({ err: error }, 'files cannot be stored');
      this.well = false;
    }
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.look(), this.well ? LOOK_MS : LOOK_AGAIN_MS).unref();
  }
}
