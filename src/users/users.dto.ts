import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';
import { AllOmittable, Omittable, PageQuery, Pagination } from '../platform/http/index.js';
import { PreferencesResponse } from './profile.dto.js';
import { PERMISSIONS, ROLE_KEYS, type RoleKey } from './permissions.js';
import { ROLE_KEY } from './role-key.js';

const STATUSES = ['active', 'suspended', 'erased'] as const;

export class FreeTierUsage {
  @ApiProperty() limit!: number;
  @ApiProperty() used!: number;
  @ApiProperty() held!: number;
  @ApiProperty() remaining!: number;
  @ApiProperty({ format: 'date-time' }) renewsAt!: string;
}

export class CreditsResponse {
  @ApiProperty() available!: number;
  @ApiProperty() held!: number;
}

export class MeResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty() emailVerified!: boolean;
  /** E.164. */
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  /** Whether a password is one of the ways in. */
  @ApiProperty() hasPassword!: boolean;
  @ApiProperty() displayName!: string;
  /** A small square, without sign-in, for at most 5 minutes; null: none was given. */
  @ApiProperty({ type: String, nullable: true }) avatarUrl!: string | null;
  /** BCP 47; null: as the browser says. */
  @ApiProperty({ type: String, nullable: true }) locale!: string | null;
  /** IANA name; null: as the browser says. */
  @ApiProperty({ type: String, nullable: true }) timezone!: string | null;
  @ApiProperty({ type: PreferencesResponse }) preferences!: PreferencesResponse;
  @ApiProperty({ enum: ['ADMIN', 'GUEST'] }) role!: 'ADMIN' | 'GUEST';
  @ApiProperty({ enum: PERMISSIONS, enumName: 'Permission', isArray: true }) permissions!: string[];
  @ApiProperty({ type: FreeTierUsage }) freeTier!: FreeTierUsage;
  @ApiProperty({ type: CreditsResponse }) credits!: CreditsResponse;
  /** Spent credits of a payment that was taken back: nothing is run before they are paid. */
  @ApiProperty({ type: 'integer' }) creditsOwed!: number;
  @ApiProperty({ example: 'free' }) plan!: string;
  /** Until when it stays if nothing more is paid; null: without an end. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) planUntil!: string | null;
  /** Whether the plan lets results in the gallery stay until their owner removes them. */
  @ApiProperty() keepsResults!: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
}

export class PermissionsResponse {
  @ApiProperty({ enum: ['ADMIN', 'GUEST'] }) role!: 'ADMIN' | 'GUEST';
  @ApiProperty({ type: [String], example: ['GUEST', 'SUPPORT'] }) roles!: string[];
  @ApiProperty({ enum: PERMISSIONS, enumName: 'Permission', isArray: true }) permissions!: string[];
}

export class AdminUserQuery extends PageQuery {
  /**
   * Part of the name, the whole mail address or the whole phone number with its country code;
   * whoever sees addresses in full may search by a part of the address, too.
   */
  @ApiPropertyOptional({ maxLength: 200 })
  @Omittable()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** The key of a role that they hold. */
  @ApiPropertyOptional({ pattern: ROLE_KEY.source, example: 'SUPPORT' })
  @Omittable()
  @Matches(ROLE_KEY)
  role?: string;

  @ApiPropertyOptional({ enum: STATUSES, enumName: 'UserStatus' })
  @Omittable()
  @IsIn(STATUSES)
  status?: (typeof STATUSES)[number];
}

export class AdminUserResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** Masked for those without `users:read-contact`. */
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty() emailVerified!: boolean;
  /** Masked for everybody: country code and the last two digits. */
  @ApiProperty({ type: String, nullable: true, example: '+44 ••• •• 56' }) phone!: string | null;
  @ApiProperty() displayName!: string;
  @ApiProperty({ enum: ['ADMIN', 'GUEST'] }) role!: 'ADMIN' | 'GUEST';
  @ApiProperty({ type: [String], example: ['GUEST', 'SUPPORT'] }) roles!: string[];
  @ApiProperty({ enum: STATUSES, enumName: 'UserStatus' }) status!: (typeof STATUSES)[number];
  /** Free runs used this month. */
  @ApiProperty() freeTierUsed!: number;
  @ApiProperty({ type: CreditsResponse }) credits!: CreditsResponse;
  /** Spent credits of a payment that was taken back: nothing is run before they are paid. */
  @ApiProperty({ type: 'integer' }) creditsOwed!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastActiveAt!: string | null;
}

export class AdminUserPage {
  @ApiProperty({ type: [AdminUserResponse] }) data!: AdminUserResponse[];
  @ApiProperty({ type: Pagination }) pagination!: Pagination;
}

export class ReasonRequest {
  /** Why; kept in the audit trail. */
  @ApiProperty({ minLength: 3, maxLength: 500 })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(3, 500, { message: 'The reason needs 3 to 500 characters.' })
  @Matches(/^[^\0]*$/, { message: 'The reason has characters that cannot be stored.' })
  reason!: string;
}

export class RoleRequest extends AllOmittable(ReasonRequest) {
  @ApiProperty({ enum: ROLE_KEYS, enumName: 'Role' })
  @IsIn(ROLE_KEYS)
  role!: RoleKey;
}
