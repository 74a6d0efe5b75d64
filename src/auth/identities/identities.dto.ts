import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { Omittable } from '../../platform/http/index.js';
import { OAUTH_VENDORS, type OAuthVendor } from '../../platform/vendors/index.js';
import { IDENTITY_PROVIDERS, type IdentityProvider } from './identity.entity.js';

/** A way in, as staff sees it. */
export class IdentitySummary {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: IDENTITY_PROVIDERS, enumName: 'IdentityProvider' })
  provider!: IdentityProvider;

  /** By which one recognises it: the address at the provider, masked unless staff may see contacts. */
  @ApiProperty({ type: String, nullable: true, example: 'a•••@example.org' })
  label!: string | null;

  @ApiProperty({ format: 'date-time' }) addedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt!: string | null;
  /** Whether it can be used here now; a provider may have been switched off. */
  @ApiProperty() usable!: boolean;
}

export class IdentityResponse extends IdentitySummary {
  /** Whether this session was opened by it. */
  @ApiProperty() current!: boolean;
}

export class UserIdentitiesResponse {
  @ApiProperty({ type: [IdentitySummary] }) data!: IdentitySummary[];
}

export class IdentitiesResponse {
  @ApiProperty({ type: [IdentityResponse] }) data!: IdentityResponse[];
}

export class LinkRequest {
  @ApiProperty({ enum: OAUTH_VENDORS, enumName: 'OAuthProvider' })
  @IsIn(OAUTH_VENDORS)
  provider!: OAuthVendor;

  /** The path of our pages to go to afterwards; others are ignored. */
  @ApiPropertyOptional({ maxLength: 1000 })
  @Omittable()
  @IsString()
  @MaxLength(1000)
  returnTo?: string;
}

export class LinkResponse {
  /** Where to send the browser. It must be the one that got this answer: it has the cookie. */
  @ApiProperty({ format: 'uri' }) authorizationUrl!: string;
}
