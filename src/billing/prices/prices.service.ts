import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-log/index.js';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database, type Em, newId, rowsIn, violates } from '../../platform/database/index.js';
import { DomainError, NotFoundError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import { offerProblems, startProblems } from './offer-problems.js';
import type { OfferKind } from './offer-version.entity.js';
import type { Offer } from './offer.js';
import { allOffers, inForce, offersOf, PriceBook, writeVersion } from './price-book.js';
import {
  type OfferRequest,
  type OfferVersionList,
  type PlanRequest,
  toOfferVersion,
} from './prices.dto.js';

interface Change {
  readonly actor: Principal;
  readonly kind: OfferKind;
  readonly slug: string;
  /** Everything is looked at, and nothing is written. */
  readonly dryRun: boolean | undefined;
}

/** Changes prices by adding versions. */
@Injectable()
export class PricesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly book: PriceBook,
    private readonly audit: AuditTrail,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** Every version there was and will be, newest first. */
  async history(): Promise<OfferVersionList> {
    const versions = await this.db.rows(allOffers);
    const current = new Set(inForce(versions, this.clock.now()).map(({ id }) => id));
    return {
      data: versions.reverse().map((offer) => toOfferVersion(offer, current.has(offer.id))),
    };
  }

  /** The next version of a plan. There are the four that ship; new ones are no matter of data alone. */
  changePlan(
    actor: Principal,
    slug: string,
    request: PlanRequest,
    dryRun?: boolean,
  ): Promise<OfferVersionList> {
    return this.change({ actor, kind: 'plan', slug, dryRun }, request, request);
  }

  /** The next version of a pack, or the first of a new one. */
  changePack(
    actor: Principal,
    slug: string,
    request: OfferRequest,
    dryRun?: boolean,
  ): Promise<OfferVersionList> {
    return this.change({ actor, kind: 'pack', slug, dryRun }, request, { fairUse: null });
  }

  private async change(
    { actor, kind, slug, dryRun }: Change,
    request: OfferRequest,
    { fairUse, features }: Pick<PlanRequest, 'fairUse' | 'features'>,
  ): Promise<OfferVersionList> {
    const now = this.clock.now();
    const { standardImage } = await this.book.payAsYouGo();
    const { after, effectiveFrom: asked = now, ...terms } = request;
    try {
      await this.db.transaction(async (em) => {
        const before = await this.last(em, kind, slug);
        if (kind === 'plan' && !before) throw new NotFoundError('plan');
        if (before && after === 0) throw new OfferTakenError();
        if ((before?.number ?? 0) !== after) throw new PriceConflictError(before?.number ?? 0);
        const offer: Offer = {
          id: newId(),
          kind,
          slug,
          number: after + 1,
          name: terms.name,
          description: terms.description,
          amountMinor: terms.amountMinor,
          currency: this.config.pricing.currency,
          credits: terms.credits,
          period: before?.period ?? null,
          fairUse,
          features: features ?? before?.features ?? null,
          onSale: terms.onSale,
          sortOrder: before?.sortOrder ?? 100,
          effectiveFrom: asked < now ? now : asked,
        };
        const problems = [...offerProblems(offer, standardImage), ...startProblems(asked, now)];
        const [first] = problems;
        if (first) {
          throw new DomainError('VALIDATION_ERROR', first.message, {
            field: first.field,
            problems,
          });
        }
        if (dryRun) return;
        await writeVersion(em, offer, now);
        await this.audit.record(em, {
          actor,
          action: `${kind}.changed`,
          entityType: kind,
          entityId: slug,
          diff: {
            terms: [before && termsOf(before), termsOf(offer)],
            effectiveFrom: offer.effectiveFrom.toISOString(),
          },
        });
      });
    } catch (error) {
      if (violates(error, 'offer_version_number_unique')) throw new PriceConflictError(after + 1);
      throw error;
    }
    this.book.forget();
    return this.history();
  }

  private async last(em: Em, kind: OfferKind, slug: string): Promise<Offer | undefined> {
    const versions = await rowsIn(em, offersOf(slug));
    return versions
      .filter((version) => version.kind === kind)
      .sort((a, b) => b.number - a.number)[0];
  }
}

function termsOf({ name, amountMinor, currency, credits, onSale, fairUse, features }: Offer) {
  return { name, amountMinor, currency, credits, onSale, fairUse, features };
}

/** 409: what is to be new has been there for a while. */
class OfferTakenError extends DomainError {
  constructor() {
    super('CONFLICT', 'This name in addresses is taken already. Choose another one.', {
      field: 'slug',
    });
  }
}

/** 409: somebody else was faster. */
class PriceConflictError extends DomainError {
  constructor(number: number) {
    super('CONFLICT', 'Somebody changed this price meanwhile. Load it again.', {
      field: 'after',
      number,
    });
  }
}
