import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsString, MaxLength } from 'class-validator';
import { Omittable, Pagination } from '../../platform/http/index.js';
import { IDENTITY_PROVIDERS, type IdentityProvider } from '../identities/identity.entity.js';
import { type Device, DEVICE_KINDS } from './device.js';

export class RefreshTokenRequest {
  /** For API clients; browsers send the cookie instead. */
  @ApiPropertyOptional({ maxLength: 200 })
  @Omittable()
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

export class DeviceResponse implements Device {
  /** In words, from what the browser or program says of itself. */
  @ApiProperty({ example: 'Chrome on Windows' }) name!: string;
  @ApiProperty({ enum: DEVICE_KINDS, enumName: 'DeviceKind' }) kind!: Device['kind'];
}

export class SessionSummary {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: DeviceResponse }) device!: DeviceResponse;
  /** Where it was used last, as a network address; no place is guessed from it. */
  @ApiProperty({ type: String, nullable: true, example: '203.0.113.7' }) ip!: string | null;
  /** By which way in it was opened; null once that way in is gone. */
  @ApiProperty({ enum: IDENTITY_PROVIDERS, enumName: 'IdentityProvider', nullable: true })
  authProvider!: IdentityProvider | null;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time' }) lastActivityAt!: string;
  @ApiProperty({ format: 'date-time' }) idleExpiresAt!: string;
  @ApiProperty({ format: 'date-time' }) absoluteExpiresAt!: string;
}

export class OwnSession extends SessionSummary {
  /** Whether it is the one that asks. */
  @ApiProperty() current!: boolean;
}

export class OwnSessionPage {
  @ApiProperty({ type: [OwnSession] }) data!: OwnSession[];
  @ApiProperty({ type: Pagination }) pagination!: Pagination;
}

export class SessionPage {
  @ApiProperty({ type: [SessionSummary] }) data!: SessionSummary[];
  @ApiProperty({ type: Pagination }) pagination!: Pagination;
}

export class EndSessionsQuery {
  /** Whether the session that asks ends, too. */
  @ApiPropertyOptional({ type: Boolean, default: false })
  @Omittable()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  includeCurrent?: boolean;
}

export class EndedSessions {
  /** How many sessions ended. */
  @ApiProperty() ended!: number;
}
