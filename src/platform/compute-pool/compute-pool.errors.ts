import type { RemoteErrorShape } from './pool-messages.js';

/** The pool itself could not deliver a result; `code` says why. */
export class ComputePoolError extends Error {
  constructor(
    readonly code:
      | 'POOL_CLOSED'
      | 'POOL_FULL'
      | 'TASK_ABORTED'
      | 'TASK_TIMEOUT'
      | 'TASK_NOT_SENT'
      | 'PROCESS_CRASHED',
    message: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
    this.name = 'ComputePoolError';
  }
}

/** A task threw inside its process. Keeps the name, message, code, field and details it had there. */
export class RemoteTaskError extends Error {
  readonly code: string | undefined;
  readonly field: string | undefined;
  readonly details: unknown;
  readonly remoteStack: string | undefined;

  constructor(shape: RemoteErrorShape) {
    super(shape.message);
    this.name = shape.name;
    this.code = shape.code;
    this.field = shape.field;
    this.details = shape.details;
    this.remoteStack = shape.stack;
  }
}
