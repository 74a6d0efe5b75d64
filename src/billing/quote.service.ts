import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { InvalidFieldError, NotFoundError } from '../platform/errors/index.js';
import { type Inputs, type RunnableType, unitsOf } from '../transformation-types/index.js';
import type { Usage } from '../users/index.js';
import { isWithinCap } from './billing.errors.js';
import type { CapResponse } from './caps/caps.dto.js';
import { PriceBook } from './prices/price-book.js';
import { moneyOfCredits, priceLines } from './pricing.js';
import type { QuoteLine } from './quote.entity.js';

export interface BindingQuote {
  id: string;
  credits: number;
  amountMinor: number;
  currency: string;
  lines: readonly QuoteLine[];
  expiresAt: Date;
}

interface QuoteRow {
  id: string;
  input_hash: string;
  lines: readonly QuoteLine[];
  credits: number;
  amount_minor: number;
  currency: string;
  expires_at: string | Date;
}

/** Makes prices that bind, and finds them again when a run refers to one. */
@Injectable()
export class QuoteService {
  constructor(
    private readonly clock: Clock,
    private readonly prices: PriceBook,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** Prices `type` with these checked inputs and writes the quote in the caller's transaction. */
  async create(em: Em, userId: string, type: RunnableType, inputs: Inputs): Promise<BindingQuote> {
    const lines = priceLines(type.price, unitsOf(type, inputs));
    const credits = totalOf(lines);
    const { quoteMinutes } = this.config.pricing;
    const quote: BindingQuote = {
      id: newId(),
      credits,
      ...(await this.moneyOf(em, credits)),
      lines,
      expiresAt: this.clock.in(quoteMinutes * 60_000),
    };
    await rowsIn(
      em,
      sql`
        insert into quote (id, created_at, user_id, type_version_id, input_hash, lines, credits, amount_minor, currency, expires_at)
        values (${quote.id}, ${this.clock.now()}, ${userId}, ${type.versionId}, ${inputHash(type, inputs)},
          ${JSON.stringify(lines)}::jsonb, ${credits}, ${quote.amountMinor}, ${quote.currency}, ${quote.expiresAt})`,
    );
    return quote;
  }

  /** The user's quote for exactly this run, refused where it expired or was made for another. */
  async use(
    em: Em,
    userId: string,
    quoteId: string,
    type: RunnableType,
    inputs: Inputs,
  ): Promise<BindingQuote> {
    const row = await rowIn(
      em,
      sql<QuoteRow>`
        select id, input_hash, lines, credits, amount_minor, currency, expires_at
        from quote where id = ${quoteId} and user_id = ${userId}`,
    );
    if (!row) throw new NotFoundError('quote');
    const expiresAt = new Date(row.expires_at);
    if (expiresAt <= this.clock.now()) {
      throw new InvalidFieldError('quoteId', 'This price has expired. Please ask for a new one.');
    }
    if (row.input_hash !== inputHash(type, inputs)) {
      throw new InvalidFieldError('quoteId', 'This price was made for other settings.');
    }
    return { ...row, amountMinor: row.amount_minor, expiresAt };
  }

  /** What a run with these checked inputs costs, in credits. */
  priceOf(type: RunnableType, inputs: Inputs): number {
    return totalOf(priceLines(type.price, unitsOf(type, inputs)));
  }

  /** What so many credits cost in money, paid for by themselves. */
  async moneyOf(em: Em, credits: number): Promise<{ amountMinor: number; currency: string }> {
    const { currency, standardImage } = await this.prices.payAsYouGo(em);
    return { amountMinor: moneyOfCredits(credits, standardImage), currency };
  }

  /** Who would pay for it now. */
  paidBy(
    type: RunnableType,
    credits: number,
    usage: Usage,
    spending: CapResponse,
  ): 'free-run' | 'credits' | 'none' {
    if (usage.owed > 0) return 'none';
    const { freeRunMaxCredits } = this.config.pricing;
    if (type.freeTierEligible && credits <= freeRunMaxCredits && usage.freeTier.remaining > 0) {
      return 'free-run';
    }
    const covered = usage.credits.available >= credits && isWithinCap(spending, credits);
    return covered ? 'credits' : 'none';
  }
}

function totalOf(lines: readonly QuoteLine[]): number {
  return lines.reduce((sum, line) => sum + line.credits, 0);
}

/** The photo does not change the price, so it is not part of what was quoted. */
function inputHash(type: RunnableType, inputs: Inputs): string {
  const stable = Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([type.versionId, stable]))
    .digest('hex');
}
