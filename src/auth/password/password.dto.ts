import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsEmail,
  IsString,
  Length,
  MaxLength,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { Omittable } from '../../platform/http/index.js';
import { IsDisplayName } from '../../users/index.js';
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

/** Addresses are compared as people mean them: without spaces around and without case. */
export const IsMailAddress = () =>
  applyDecorators(
    ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.org' }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().normalize('NFC').toLowerCase() : value,
    ),
    MaxLength(254, { message: 'A mail address has at most 254 characters.' }),
    IsEmail({}, { message: 'This is not a mail address.' }),
  );

/** Anything of 10 to 256 characters; length counts, kinds of characters do not. */
export const IsNewPassword = () =>
  applyDecorators(
    ApiProperty({ minLength: 10, maxLength: 256, example: 'correct horse battery' }),
    IsString(),
    Length(10, 256, { message: 'The password needs 10 to 256 characters.' }),
    Validate(FitsHasher),
  );

export class RegisterRequest {
  @IsMailAddress()
  email!: string;

  /** Of 10 to 256 characters, and none of the most common ones. */
  @IsNewPassword()
  password!: string;

  /** Default: what stands before the @. */
  @ApiPropertyOptional({ minLength: 1, maxLength: 80, example: 'Ada' })
  @Omittable()
  @IsDisplayName()
  displayName?: string;
}

export class LoginRequest {
  @IsMailAddress()
  email!: string;

  @ApiProperty({ maxLength: 256, example: 'correct horse battery' })
  @IsString()
  @Validate(FitsHasher)
  password!: string;
}

export class VerifyEmailRequest {
  /** What stands after `#token=` in the link. */
  @ApiProperty({ maxLength: 100 })
  @IsString()
  @MaxLength(100)
  token!: string;
}

export class ChangeEmailRequest {
  @IsMailAddress()
  email!: string;

  /** Needed where the account has a password. */
  @ApiPropertyOptional({ maxLength: 256 })
  @Omittable()
  @IsString()
  @Validate(FitsHasher)
  password?: string;
}

export class ForgotPasswordRequest {
  @IsMailAddress()
  email!: string;
}

export class ResetPasswordRequest {
  /** What stands after `#token=` in the link. */
  @ApiProperty({ maxLength: 100 })
  @IsString()
  @MaxLength(100)
  token!: string;

  @IsNewPassword()
  password!: string;
}

export class ChangePasswordRequest {
  /** Needed where the account has a password. */
  @ApiPropertyOptional({ maxLength: 256 })
  @Omittable()
  @IsString()
  @Validate(FitsHasher)
  currentPassword?: string;

  @IsNewPassword()
  newPassword!: string;
}

export class MailSentResponse {
  @ApiProperty() success!: true;

  /** In words for the person; the same whether or not there was anybody to write to. */
  @ApiProperty() message!: string;

  /** Seconds after which asking again makes sense. */
  @ApiProperty({ example: 60 }) retryAfter!: number;
}
