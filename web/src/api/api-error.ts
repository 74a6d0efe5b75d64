interface ErrorBody {
  error?: {
    code?: string;
    message?: string;
    category?: string;
    details?: unknown;
    requestId?: string;
  };
}

/** What the API, or the way to it, refused. `status` 0 means that no answer arrived. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    readonly details: Record<string, unknown> = {},
    readonly requestId: string | null = null,
    /** Seconds to wait before trying again, if the server said so. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }

  get isOffline(): boolean {
    return this.status === 0;
  }

  static unreachable(): ApiError {
    return new ApiError(
      'NETWORK',
      'PixShift could not be reached. Check your connection; nothing is lost.',
      0,
    );
  }

  static fromResponse(response: Response, body: unknown): ApiError {
    const error = (body as ErrorBody | null)?.error;
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    return new ApiError(
      error?.code ?? 'UNKNOWN',
      error?.message ?? `The server answered ${response.status}. Please try again in a moment.`,
      response.status,
      isRecord(error?.details) ? error.details : {},
      error?.requestId ?? response.headers.get('x-request-id'),
      Number.isFinite(retryAfter) ? retryAfter : null,
    );
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Turns any thrown value into the error that pages know how to show. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof TypeError) return ApiError.unreachable();
  return new ApiError(
    'UNKNOWN',
    thrown instanceof Error ? thrown.message : 'Something went wrong.',
    -1,
  );
}
