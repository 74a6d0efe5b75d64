import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsString,
  MaxLength,
  Validate,
  ValidateIf,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { Omittable } from '../platform/http/index.js';
import { IsDisplayName } from './display-name.js';
import { RETENTION_DEFAULTS, THEMES, type Preferences } from './preferences.js';

@ValidatorConstraint()
class IsLocale implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    try {
      return typeof value === 'string' && Intl.getCanonicalLocales(value).length === 1;
    } catch {
      return false;
    }
  }

  defaultMessage(): string {
    return 'This is not a language tag such as en-GB.';
  }
}

@ValidatorConstraint()
class IsTimeZoneName implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    try {
      // Offsets such as +02:00 are understood, too, but are no place.
      return (
        typeof value === 'string' &&
        /^[A-Za-z]/.test(value) &&
        new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
      );
    } catch {
      return false;
    }
  }

  defaultMessage(): string {
    return 'This is not the name of a time zone such as Europe/London.';
  }
}

const isGiven = (_: object, value: unknown): boolean => value !== undefined && value !== null;

export class UpdateMeRequest {
  @ApiPropertyOptional({ minLength: 1, maxLength: 80 })
  @ValidateIf((_, value) => value !== undefined)
  @IsDisplayName()
  displayName?: string;

  /** BCP 47; null: as the browser says. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 35, example: 'en-GB' })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(35)
  @Validate(IsLocale)
  @Transform(({ value }: { value: unknown }) => canonicalLocale(value))
  locale?: string | null;

  /** IANA name; null: as the browser says. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 64, example: 'Europe/London' })
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(64)
  @Validate(IsTimeZoneName)
  timezone?: string | null;
}

function canonicalLocale(value: unknown): unknown {
  try {
    return typeof value === 'string' ? (Intl.getCanonicalLocales(value)[0] ?? value) : value;
  } catch {
    return value;
  }
}

export class PreferencesResponse implements Preferences {
  /** How long results are kept unless a run says otherwise. */
  @ApiProperty({ enum: RETENTION_DEFAULTS, enumName: 'RetentionPreference' })
  retentionDefault!: Preferences['retentionDefault'];
  @ApiProperty({ enum: THEMES, enumName: 'Theme' }) theme!: Preferences['theme'];
  /** Whether a mail tells of runs that fail. It goes to a confirmed address only. */
  @ApiProperty() mailOnFailure!: boolean;
}

export class UpdatePreferencesRequest {
  @ApiPropertyOptional({ enum: RETENTION_DEFAULTS, enumName: 'RetentionPreference' })
  @Omittable()
  @IsIn(RETENTION_DEFAULTS)
  retentionDefault?: Preferences['retentionDefault'];

  @ApiPropertyOptional({ enum: THEMES, enumName: 'Theme' })
  @Omittable()
  @IsIn(THEMES)
  theme?: Preferences['theme'];

  @ApiPropertyOptional()
  @Omittable()
  @IsBoolean()
  mailOnFailure?: boolean;
}
