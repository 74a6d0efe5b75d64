import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { Database, type Em, rowIn } from '../platform/database/index.js';
import { InvalidFieldError, NotFoundError, UnavailableError } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import {
  CatalogueReader,
  type Inputs,
  refuseTooLarge,
  type RunnableType,
} from '../transformation-types/index.js';
import { AssetStore } from '../uploads/index.js';
import { BalanceReader } from './balance.read-model.js';
import { NoCoverError, otherRequest } from './billing.errors.js';
import type { BalanceResponse, GrantRequest, QuoteRequest, QuoteResponse } from './billing.dto.js';
import { SpendingCaps } from './caps/spending-caps.js';
import { CreditLedger } from './credit-ledger.js';
import { PlanReader } from './plans/plan-reader.js';
import { SinglePayments } from './single-runs.js';
import { QuoteService } from './quote.service.js';
import { staffKey } from './staff-key.js';

@Injectable()
export class BillingService {
  constructor(
    private readonly db: Database,
    private readonly catalogue: CatalogueReader,
    private readonly quotes: QuoteService,
    private readonly balances: BalanceReader,
    private readonly caps: SpendingCaps,
    private readonly ledger: CreditLedger,
    private readonly plans: PlanReader,
    private readonly singles: SinglePayments,
    private readonly assets: AssetStore,
    private readonly audit: AuditTrail,
  ) {}

  async quote(userId: string, request: QuoteRequest): Promise<QuoteResponse> {
    const type = await this.catalogue.findRunnable(request.type);
    await this.plans.refuseUnopened(userId, type);
    const inputs = this.catalogue.validateInputs(type, request.inputs ?? {});
    this.catalogue.refuseBlocked(type, inputs);
    if (type.outputSpec.enlarged) {
      const photos = await this.assets.findForOwner(userId, request.inputAssetIds ?? []);
      refuseTooLarge(type, inputs, photos);
    }
    const [quote, usage, spending] = await Promise.all([
      this.db.transaction((em) => this.quotes.create(em, userId, type, inputs)),
      this.balances.read(userId),
      this.caps.read(userId),
    ]);
    const paidBy = this.quotes.paidBy(type, quote.credits, usage, spending);
    const refusal =
      paidBy === 'none' ? await this.shortageOf(userId, type, quote.credits) : undefined;
    return {
      id: quote.id,
      credits: quote.credits,
      moneyEquivalent: { amountMinor: quote.amountMinor, currency: quote.currency },
      lines: [...quote.lines],
      paidBy,
      refusal: refusal
        ? { code: refusal.code, message: refusal.message, details: refusal.details }
        : null,
      notes: this.catalogue.notesOf(type, inputs),
      expiresAt: quote.expiresAt.toISOString(),
    };
  }

  async grant(
    actor: Principal,
    key: string | undefined,
    { userId, credits, reason }: GrantRequest,
  ): Promise<BalanceResponse> {
    const named = staffKey('grant', actor.userId, key);
    await this.db.transaction(async (em) => {
      const user = await rowIn(
        em,
        sql`select 1 from app_user where id = ${userId} and status <> 'erased'`,
      );
      if (!user) throw new NotFoundError('user');
      const gift = {
        userId,
        credits,
        key: named,
        actorId: actor.userId,
        memo: 'granted-by-staff' as const,
      };
      if (await this.ledger.grant(em, gift)) {
        await this.audit.record(em, {
          actor,
          action: 'credits.granted',
          entityType: 'user',
          entityId: userId,
          diff: { credits },
          personal: { userId, diff: { reason } },
        });
      } else {
        await this.refuseOtherGrant(em, gift);
      }
    });
    return this.balances.balance(userId);
  }

  /** The 402 of a run that nothing covers. */
  async noCover(
    em: Em,
    userId: string,
    type: RunnableType,
    credits: number,
  ): Promise<NoCoverError> {
    return new NoCoverError({
      credits,
      usage: await this.balances.readIn(em, userId),
      spending: await this.caps.readIn(em, userId),
      everPaid: (await rowIn(em, anyCredits(userId))) !== undefined,
      eligible: type.freeTierEligible,
      sells: this.singles.isOn,
      money: await this.quotes.moneyOf(em, credits),
    });
  }

  /** @throws NoCoverError where neither a free run nor the credits would cover the run now */
  async refuseWithoutCover(
    userId: string,
    type: RunnableType,
    inputs: Inputs,
    pay?: 'single',
  ): Promise<void> {
    const credits = this.quotes.priceOf(type, inputs);
    if (pay === 'single') return this.refuseSingle(userId, type, credits);
    const [usage, spending] = await Promise.all([
      this.balances.read(userId),
      this.caps.read(userId),
    ]);
    if (this.quotes.paidBy(type, credits, usage, spending) !== 'none') return;
    throw await this.shortageOf(userId, type, credits);
  }

  /** Anybody may pay for a run with money; only who owes pays that first. */
  private async refuseSingle(userId: string, type: RunnableType, credits: number): Promise<void> {
    if (!this.singles.isOn) {
      throw new UnavailableError('Nothing can be paid for here at the moment.', 3600);
    }
    if (credits === 0) throw new InvalidFieldError('pay', 'This costs nothing.');
    const { owed } = await this.balances.read(userId);
    if (owed > 0) throw await this.shortageOf(userId, type, credits);
  }

  private async shortageOf(
    userId: string,
    type: RunnableType,
    credits: number,
  ): Promise<NoCoverError> {
    return this.db.transaction((em) => this.noCover(em, userId, type, credits));
  }

  private async refuseOtherGrant(
    em: Em,
    gift: { userId: string; credits: number; key: string },
  ): Promise<void> {
    const same = await rowIn(
      em,
      sql`select 1 from ledger_transaction t
          join ledger_entry e on e.transaction_id = t.id
          join ledger_account a on a.id = e.account_id
          where t.idempotency_key = ${gift.key} and a.user_id = ${gift.userId} and e.amount = ${gift.credits}`,
    );
    if (!same) throw otherRequest('grant');
  }
}

/** Whether the user ever had credits. */
const anyCredits = (userId: string) => sql`
  select 1 from ledger_account a join ledger_entry e on e.account_id = a.id
  where a.user_id = ${userId} and a.unit = 'CREDIT' limit 1`;
