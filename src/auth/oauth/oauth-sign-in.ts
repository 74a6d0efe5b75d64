import { Injectable } from '@nestjs/common';
import { violates } from '../../platform/database/index.js';
import { DomainError } from '../../platform/errors/index.js';
import { UserAccounts } from '../../users/index.js';
import type { SignIn } from '../sign-ins.js';
import { AccountAdoption } from './account-adoption.js';
import type { ProviderProfile } from './oauth-provider.js';
import { AccountChangedError, ProviderAccounts } from './provider-accounts.js';
import { usableEmail, vouchedEmail } from './usable-email.js';

/**
 * Why somebody has to say which account is theirs: the provider does not vouch for an address, or it
 * does and there are accounts that claim this address, which nobody has confirmed.
 */
export const OPEN_QUESTIONS = ['address-unproven', 'account-unconfirmed'] as const;
export type OpenQuestion = (typeof OPEN_QUESTIONS)[number];

export type SignInOutcome =
  | { readonly signIn: SignIn; readonly question?: undefined }
  | { readonly signIn?: undefined; readonly question: OpenQuestion };

/** Two sign-ins of one newcomer may meet; the later one then finds what the earlier one made. */
const TRIES = 3;

/**
 * Whom a provider's word signs in (ADR 0011). People are found by issuer and subject, never by their
 * address. An identity that is new opens an existing account by itself only where the provider vouches
 * for the address and it is the account's own, confirmed one.
 */
@Injectable()
export class OAuthSignIn {
  constructor(
    private readonly accounts: UserAccounts,
    private readonly providerAccounts: ProviderAccounts,
    private readonly adoption: AccountAdoption,
  ) {}

  /**
   * Signs in whom the identity belongs to, or makes an account for who is new; asks where neither is
   * plain. Addresses that are not vouched for are never looked up, so that nobody learns by claiming
   * one whether it has an account.
   *
   * @throws DomainError AUTH_FORBIDDEN where the account is suspended.
   */
  begin(profile: ProviderProfile): Promise<SignInOutcome> {
    return again(async () => {
      const known = await this.providerAccounts.enterKnown(profile);
      if (known) return { signIn: known };
      const email = vouchedEmail(profile);
      if (!email) return { question: 'address-unproven' };
      const [first] = await this.accounts.findClaimants(email);
      if (!first) return { signIn: await this.providerAccounts.create(profile, email) };
      if (!first.emailVerified) return { question: 'account-unconfirmed' };
      return { signIn: await this.providerAccounts.join(first, profile) };
    });
  }

  /** What the person has to decide, and whether there is an account to take over. */
  async questionOf(
    profile: ProviderProfile,
  ): Promise<{ question: OpenQuestion; canAdopt: boolean }> {
    const email = vouchedEmail(profile);
    if (!email) return { question: 'address-unproven', canAdopt: false };
    const claim = await this.adoption.find(email);
    return { question: 'account-unconfirmed', canAdopt: claim !== undefined };
  }

  /**
   * The answer "I am new here": makes an account, to which the address belongs where the provider
   * vouches for it, and which claims it otherwise. Or, with `adopt`, "the account that claims my
   * address is mine": takes that one over.
   *
   * @throws DomainError AUTH_FORBIDDEN where the account is suspended, CONFLICT where there is none to
   *   take over.
   */
  settle(profile: ProviderProfile, { adopt }: { adopt: boolean }): Promise<SignIn> {
    return again(async () => {
      const known = await this.providerAccounts.enterKnown(profile);
      if (known) return known;
      const email = vouchedEmail(profile);
      const owner = email && (await this.accounts.findByVerifiedEmail(email));
      if (owner) return this.providerAccounts.join(owner, profile);
      if (adopt) return this.adoption.adopt(profile, email);
      return this.providerAccounts.create(profile, email ?? usableEmail(profile.email) ?? null);
    });
  }
}

async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= TRIES || !isMeeting(error)) throw error;
    }
  }
}

/** Whether another sign-in, or a change of the account, came first. */
function isMeeting(error: unknown): boolean {
  if (error instanceof AccountChangedError) return true;
  if (error instanceof DomainError) return error.details['field'] === 'email';
  return violates(error, 'identity_subject_unique');
}
