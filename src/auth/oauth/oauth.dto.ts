import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsString, Length } from 'class-validator';
import { AllOmittable, Omittable } from '../../platform/http/index.js';
import { OAUTH_VENDORS, type OAuthVendor } from '../../platform/vendors/index.js';
import { SignInResponse } from '../auth.dto.js';
import { OPEN_QUESTIONS, type OpenQuestion } from './oauth-sign-in.js';

export class ExchangeRequest {
  /** The `code` of the address that the callback led to. Good once, for a minute, in this browser. */
  @ApiProperty({ maxLength: 100 })
  @IsString()
  @Length(1, 100)
  code!: string;
}

export const EXCHANGE_OUTCOMES = ['signed-in', 'linked', 'question'] as const;

export class ExchangeResponse extends AllOmittable(SignInResponse) {
  /**
   * `signed-in`: with tokens, as after signing in otherwise. `linked`: the signed-in account has one
   * more way in. `question`: the grant waits for a decision.
   */
  @ApiProperty({ enum: EXCHANGE_OUTCOMES, enumName: 'ExchangeOutcome' })
  outcome!: (typeof EXCHANGE_OUTCOMES)[number];

  /** The path of our pages that the sign-in was begun for. */
  @ApiPropertyOptional() returnTo?: string;

  /** With the outcome `question`. */
  @ApiPropertyOptional({ format: 'uuid' }) grantId?: string;
}

export class GrantResponse {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: OAUTH_VENDORS, enumName: 'OAuthProvider' }) provider!: OAuthVendor;
  @ApiProperty({ example: 'Google' }) providerName!: string;
  /** As the provider says. */
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  /** The address there, masked. */
  @ApiProperty({ type: String, nullable: true }) email!: string | null;

  /**
   * `address-unproven`: the provider does not vouch for an address. `account-unconfirmed`: it does, and
   * there is an account that claims this address, which nobody has confirmed.
   */
  @ApiProperty({ enum: OPEN_QUESTIONS, enumName: 'OpenQuestion' }) question!: OpenQuestion;

  /** Whether that account can be taken over; see `adopt`. */
  @ApiProperty() canAdopt!: boolean;

  @ApiPropertyOptional() returnTo?: string;
}

export class AccountRequest {
  /**
   * Takes the account over that claims the address which the provider vouches for, instead of making a
   * new one. Its password and its sessions end.
   */
  @ApiPropertyOptional({ default: false })
  @Omittable()
  @IsBoolean()
  adopt?: boolean;
}

export class OidcMethod {
  /** How its button calls it. */
  @ApiProperty({ example: 'Acme ID' }) name!: string;
}

export class SignInMethodsResponse {
  @ApiProperty() password!: boolean;
  @ApiProperty() sms!: boolean;
  @ApiProperty() google!: boolean;
  @ApiProperty() facebook!: boolean;
  /** A further issuer of OpenID Connect, where one is set up. */
  @ApiProperty({ type: OidcMethod, nullable: true }) oidc!: OidcMethod | null;
}
