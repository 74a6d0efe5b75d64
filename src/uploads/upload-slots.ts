import { UnavailableError } from '../platform/errors/index.js';

const RETRY_AFTER_SECONDS = 2;

/** Bounds how many uploads a process works on: each holds a file in quarantine and waits for a decode. */
export class UploadSlots {
  private taken = 0;

  constructor(private readonly most: number) {}

  /** @throws UnavailableError where all are taken */
  take(): Disposable {
    if (this.taken >= this.most) {
      throw new UnavailableError(
        'Many pictures are being uploaded at the moment. Please try again in a few seconds.',
        RETRY_AFTER_SECONDS,
      );
    }
    this.taken++;
    return { [Symbol.dispose]: () => void this.taken-- };
  }
}
