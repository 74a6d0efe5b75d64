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
import { IDENTITY_PROVIDERS, type IdentityProvider } from './identities/identity.entity.js';
import { MAX_PASSWORD_BYTES } from './password-hasher.js';

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

export class RefreshTokenRequest {
  /** For API clients; browsers send the cookie instead. */
  @ApiPropertyOptional({ maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  refreshToken?: string;
}

export class TokensResponse {
  /** Send it as `Authorization: Bearer …`. */
  @ApiProperty() accessToken!: string;

  /** Seconds. */
  @ApiProperty({ example: 600 }) expiresIn!: number;

  /** Only with the header `X-Token-Delivery: body`; otherwise it is in a cookie. Good once. */
  @ApiPropertyOptional() refreshToken?: string;
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

export class SessionUser {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty({ enum: ['ADMIN', 'GUEST'] }) role!: 'ADMIN' | 'GUEST';
  /** By which way in this session was opened; null once that way in is gone. */
  @ApiProperty({ enum: IDENTITY_PROVIDERS, enumName: 'IdentityProvider', nullable: true })
  authProvider!: IdentityProvider | null;
  /** Free runs used this month. */
  @ApiProperty() freeTierUsed!: number;
}

export class SessionTimes {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** When it ends without any request. */
  @ApiProperty({ format: 'date-time' }) idleExpiresAt!: string;
  /** When it ends in any case. */
  @ApiProperty({ format: 'date-time' }) absoluteExpiresAt!: string;
}

export class SessionResponse {
  @ApiProperty({ type: SessionUser }) user!: SessionUser;
  @ApiProperty({ type: SessionTimes }) session!: SessionTimes;
}
