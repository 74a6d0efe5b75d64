import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsEmail,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { IsDisplayName } from '../users/index.js';
import { MAX_PASSWORD_BYTES } from './password-hasher.js';
import { TokensResponse } from './sessions/sessions.dto.js';

@ValidatorConstraint()
class FitsHasher implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return (
      typeof value === 'string' && Buffer.byteLength(value.normalize('NFKC')) <= MAX_PASSWORD_BYTES
    );
  }

  defaultMessage(): string {
    return `The password may take up at most ${MAX_PASSWORD_BYTES} bytes.`;
  }
}

/** Mail addresses are compared as people mean them: without spaces around and without case. */
const NormalisedEmail = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim().normalize('NFC').toLowerCase() : value,
  );

export class RegisterRequest {
  @ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.org' })
  @NormalisedEmail()
  @MaxLength(254, { message: 'A mail address has at most 254 characters.' })
  @IsEmail({}, { message: 'This is not a mail address.' })
  email!: string;

  /** Anything of 10 to 256 characters; length counts, kinds of characters do not. */
  @ApiProperty({ minLength: 10, maxLength: 256, example: 'correct horse battery' })
  @IsString()
  @Length(10, 256, { message: 'The password needs 10 to 256 characters.' })
  @Validate(FitsHasher)
  password!: string;

  /** Default: what stands before the @. */
  @ApiPropertyOptional({ minLength: 1, maxLength: 80, example: 'Ada' })
  @IsOptional()
  @IsDisplayName()
  displayName?: string;
}

export class LoginRequest {
  @ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.org' })
  @NormalisedEmail()
  @MaxLength(254, { message: 'A mail address has at most 254 characters.' })
  @IsEmail({}, { message: 'This is not a mail address.' })
  email!: string;

  @ApiProperty({ maxLength: 256, example: 'correct horse battery' })
  @IsString()
  @Validate(FitsHasher)
  password!: string;
}

export class SignedInUser {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty() displayName!: string;
  @ApiProperty({ enum: ['ADMIN', 'GUEST'] }) role!: 'ADMIN' | 'GUEST';
  @ApiProperty() emailVerified!: boolean;
}

export class SignInResponse extends TokensResponse {
  @ApiProperty({ type: SignedInUser }) user!: SignedInUser;
}
