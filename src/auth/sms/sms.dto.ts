import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsString, Matches, MaxLength } from 'class-validator';
import { Omittable } from '../../platform/http/index.js';

export class PhoneRequest {
  /** With its country code; spaces, brackets and hyphens do not matter. */
  @ApiProperty({ maxLength: 40, example: '+14155550123' })
  @IsString()
  @MaxLength(40, { message: 'This is not a phone number.' })
  phone!: string;
}

export class PhoneCodeRequest extends PhoneRequest {
  /** The code of the message; spaces and hyphens do not matter. */
  @ApiProperty({ example: '123456', pattern: '^[0-9]{6,10}$' })
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replace(/[\s-]/g, '').slice(0, 40) : value,
  )
  @IsString()
  @Matches(/^\d+$/, { message: 'The code has digits only.' })
  otp!: string;
}

export class OwnPhoneProof {
  /** For accounts with a password; the others need a sign-in of the last 15 minutes. */
  @ApiPropertyOptional({ maxLength: 256 })
  @Omittable()
  @IsString()
  @MaxLength(256)
  password?: string;
}

export class OwnPhoneRequest extends IntersectionType(PhoneRequest, OwnPhoneProof) {}

export class CodeSentResponse {
  @ApiProperty({ example: true }) success!: true;
  @ApiProperty() message!: string;
  /** Seconds until another code can be asked for. */
  @ApiProperty({ example: 60 }) retryAfter!: number;
}

export class SmsOptionsResponse {
  /** Whether codes can be sent at all: where no carrier is set up they cannot. */
  @ApiProperty() available!: boolean;
  /** Where to, by ISO 3166-1 alpha-2, in alphabetical order. */
  @ApiProperty({ type: [String], example: ['DE', 'GB', 'US'] }) countries!: string[];
  /** How many digits a code has. */
  @ApiProperty({ example: 6 }) codeLength!: number;
}

export class OwnPhoneResponse {
  /** E.164. */
  @ApiProperty({ example: '+14155550123' }) phone!: string;
}
