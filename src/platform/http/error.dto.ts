import { ApiProperty } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCode } from '../errors/error-codes.js';

const CODES = Object.keys(ERROR_CODES);

export class ErrorBody {
  /** What went wrong, stable and for programs. */
  @ApiProperty({ enum: CODES, enumName: 'ErrorCode' })
  code!: ErrorCode;

  /** What went wrong, for people. */
  @ApiProperty()
  message!: string;

  @ApiProperty({ enum: ['AUTHENTICATION', 'BILLING', 'API', 'NETWORK', 'VALIDATION'] })
  category!: string;

  /** The field and the figures. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  details!: Record<string, unknown>;

  /** Quote this when asking for help; it is also the header `X-Request-Id`. */
  @ApiProperty()
  requestId!: string;
}

/** Every error of every route. */
export class ErrorResponse {
  @ApiProperty({ type: ErrorBody })
  error!: ErrorBody;
}
