import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Omittable } from '../../platform/http/index.js';
import { IDENTITY_PROVIDERS, type IdentityProvider } from '../identities/identity.entity.js';

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
