import { DomainError } from '../platform/errors/index.js';
import type { Problem } from './problem.js';

/** 400 that lists everything that is wrong with a version, each with its path. */
export class InvalidContentError extends DomainError {
  constructor(problems: readonly Problem[]) {
    const [first, ...rest] = problems;
    const more = rest.length > 0 ? ` (and ${rest.length} more)` : '';
    super('VALIDATION_ERROR', `${first?.field}: ${first?.message}${more}`, {
      field: first?.field,
      problems,
    });
  }
}

/** 409: runs refer to the type, so that it can only be archived. */
export class TypeInUseError extends DomainError {
  constructor(usageCount: number, options?: ErrorOptions) {
    const runs = usageCount === 1 ? 'once' : `${usageCount} times`;
    super(
      'TYPE_IN_USE',
      `This product was run ${runs} and cannot be deleted. Archive it instead.`,
      { usageCount, hint: 'archive' },
      options,
    );
  }
}

/** 409: somebody else was faster. */
export class RevisionConflictError extends DomainError {
  constructor(revision: number) {
    super('CONFLICT', 'Somebody changed this product meanwhile. Load it again.', {
      field: 'revision',
      revision,
    });
  }
}

/** 409: the name or the slug belongs to another type. */
export class TakenError extends DomainError {
  constructor(field: 'name' | 'slug', options?: ErrorOptions) {
    super('CONFLICT', `Another product has this ${field}.`, { field }, options);
  }
}

/** 409: what is asked for does not fit the state that the type or version is in. */
export class WrongStateError extends DomainError {
  constructor(message: string, status: string) {
    super('CONFLICT', message, { status });
  }
}
