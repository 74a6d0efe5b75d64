import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Equals, IsString, MaxLength } from 'class-validator';
import { Omittable } from '../platform/http/index.js';
import {
  PRIVACY_REQUEST_KINDS,
  PRIVACY_REQUEST_STATUSES,
  type PrivacyRequest,
} from './privacy-request.entity.js';

export class PrivacyProgressResponse {
  /** Parts that are finished. */
  @ApiProperty() done!: number;
  @ApiProperty() of!: number;
  /** What is being collected, e.g. `results`. */
  @ApiProperty() part!: string;
}

export class PrivacyRequestResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: PRIVACY_REQUEST_KINDS, enumName: 'PrivacyRequestKind' })
  kind!: PrivacyRequest['kind'];
  @ApiProperty({ enum: PRIVACY_REQUEST_STATUSES, enumName: 'PrivacyRequestStatus' })
  status!: PrivacyRequest['status'];
  @ApiProperty({ type: PrivacyProgressResponse, nullable: true })
  progress!: PrivacyProgressResponse | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) completedAt!: string | null;
  /** Size of the archive; null while there is none, and once it is gone. */
  @ApiProperty({ type: Number, nullable: true }) bytes!: number | null;
  /** Where the archive can be fetched, with the access token; null as for `bytes`. */
  @ApiProperty({ type: String, nullable: true }) downloadUrl!: string | null;
  /** When the archive goes. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) expiresAt!: string | null;
}

export class PrivacyRequestList {
  @ApiProperty({ type: [PrivacyRequestResponse] }) data!: PrivacyRequestResponse[];
}

export class EraseRequest {
  /** The word `ERASE`, so that nobody erases an account by accident. */
  @ApiProperty({ enum: ['ERASE'] })
  @Equals('ERASE', { message: 'Type ERASE to confirm.' })
  confirm!: 'ERASE';

  /** For accounts with a password; the others need a sign-in of the last 15 minutes. */
  @ApiPropertyOptional({ maxLength: 256 })
  @Omittable()
  @IsString()
  @MaxLength(256)
  password?: string;
}

export class EraseAccepted {
  @ApiProperty({ format: 'uuid' }) receiptId!: string;
  /** Where the receipt is, for whoever knows the address; no sign-in needed. */
  @ApiProperty() receiptUrl!: string;
}

export class ErasedThingResponse {
  @ApiProperty({ example: 'sessions with address and browser' }) what!: string;
  @ApiProperty() count!: number;
  @ApiProperty({ enum: ['deleted', 'blanked', 'kept without a name'] })
  outcome!: 'deleted' | 'blanked' | 'kept without a name';
  @ApiPropertyOptional() because?: string;
}

export class ErasedFileResponse {
  @ApiProperty() sha256!: string;
  @ApiProperty() bytes!: number;
}

export class ErasureReceiptResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: PRIVACY_REQUEST_STATUSES, enumName: 'PrivacyRequestStatus' })
  status!: PrivacyRequest['status'];
  @ApiProperty({ format: 'date-time' }) requestedAt!: string;
  /** When the rows were erased; null while that is under way. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) erasedAt!: string | null;
  /** When the last file was gone. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) completedAt!: string | null;
  @ApiProperty({ type: [ErasedThingResponse] }) things!: ErasedThingResponse[];
  @ApiProperty({ type: [ErasedFileResponse] }) files!: ErasedFileResponse[];
  /** sha256 of the receipt, which the sealed audit trail repeats; null while under way. */
  @ApiProperty({ type: String, nullable: true }) sha256!: string | null;
}
