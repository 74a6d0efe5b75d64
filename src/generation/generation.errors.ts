import { DomainError } from '../platform/errors/index.js';

/** The run was ended or taken over while this worker had it; nothing of its work counts. */
export class LeaseLostError extends Error {
  constructor(generationId: string) {
    super(`the lease of run ${generationId} is lost`);
    this.name = 'LeaseLostError';
  }
}

/** 409: the run is in a state in which this cannot be done. */
export class WrongStateError extends DomainError {
  constructor(message: string, status: string) {
    super('CONFLICT', message, { status });
  }
}

/** 409: the files of a run went when their time was over. `details.reason` is `RESULT_GONE`. */
export class ResultGoneError extends DomainError {
  constructor() {
    super('CONFLICT', 'The files of this run are gone, so nothing more can be made of them.', {
      reason: 'RESULT_GONE',
    });
  }
}

/** 409: this type cannot run here, now or in a minute; it says what is missing. */
export class NeedsProviderError extends DomainError {
  constructor(name: string) {
    super('CONFLICT', `“${name}” needs a provider that is not set up here yet.`, {
      availability: 'needs-provider',
    });
  }
}

/** Said of a run that was tried as often as it may; what was held for it is given back. */
export const GAVE_UP = new DomainError(
  'TRANSFORMATION_FAILED',
  'The work was interrupted several times and did not finish.',
);

/** Said of a run whose product's `deadlineMs` passed, at work or waiting to be tried again. */
export const TIME_RAN_OUT = new DomainError(
  'TRANSFORMATION_FAILED',
  'Time ran out: this took longer than it may, so it was stopped.',
);
