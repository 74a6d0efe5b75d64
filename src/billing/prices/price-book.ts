import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database, type Em, newId, rowsIn } from '../../platform/database/index.js';
import { HeldAnswer } from '../../platform/http/index.js';
import type { Offer } from './offer.js';
import type { OfferKind } from './offer-version.entity.js';
import { type PackList, type PlanList, toPack, toPlan } from './prices.dto.js';

/** What checkout needs to know of something that is bought. */
export interface Sellable {
  kind: OfferKind;
  slug: string;
  /** What a payment or subscription refers to: this version is what was bought, whatever follows. */
  versionId: string;
  amountMinor: number;
  currency: string;
  /** Per period, for a plan. */
  credits: number;
  name: string;
  /** Only of plans. */
  period?: 'month';
}

/** How long a process may answer with the prices as they were: changes show within that. */
const FRESH_MS = 5_000;
/** Any number: lets one process take the prices in while others wait. */
const PRICES_LOCK = 7_497_451;

/** What is sold, at which price, from when on: the versions in the database. */
@Injectable()
export class PriceBook {
  private known: { at: number; offers: readonly Offer[] } | undefined;
  private reading: Promise<readonly Offer[]> | undefined;
  private readonly answers = new Map<OfferKind, HeldAnswer>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** Takes the prices of `config/pricing-tiers.yaml` in, the first time; later ones are the console's. */
  async takeIn(): Promise<void> {
    const { currency, plans, packs } = this.config.pricing;
    await this.db.transaction(async (em) => {
      await rowsIn(em, sql`select pg_advisory_xact_lock(${PRICES_LOCK})`);
      const [any] = await rowsIn(em, sql`select 1 from offer_version limit 1`);
      if (any) return;
      const offers = [
        ...plans.map((plan) => ({ kind: 'plan' as const, ...plan })),
        ...packs.map((pack) => ({
          kind: 'pack' as const,
          period: null,
          fairUse: null,
          features: null,
          ...pack,
        })),
      ];
      for (const [sortOrder, offer] of offers.entries()) {
        const made = { id: newId(), number: 1, currency, onSale: true, sortOrder };
        await writeVersion(em, { ...offer, ...made, effectiveFrom: new Date(0) }, this.clock.now());
      }
    });
    this.forget();
  }

  /** What can be bought under this name at `at`; undefined for what is not sold. */
  async sellable(em: Em, item: string, at: Date): Promise<Sellable | undefined> {
    const offers = inForce(await rowsIn(em, offersOf(item)), at);
    const offer = offers.find(({ onSale, kind, period }) => onSale && (kind === 'pack' || period));
    if (!offer) return undefined;
    const { kind, slug, id, amountMinor, currency, credits, name, period } = offer;
    const sold = { kind, slug, versionId: id, amountMinor, currency, credits, name };
    return period ? { ...sold, period } : sold;
  }

  /** The plans that are offered now. */
  async plans(): Promise<readonly Offer[]> {
    return (await this.offers()).filter(({ kind, onSale }) => kind === 'plan' && onSale);
  }

  /** A plan that is paid by the month and can be changed to now. */
  async planOnSale(slug: string): Promise<Offer | undefined> {
    return (await this.plans()).find((offer) => offer.slug === slug && offer.period !== null);
  }

  /**
   * What credits cost without a plan: the money terms of every quote. Whoever is in a transaction gives
   * it: one that waited for a second connection would, with enough others like it, wait for itself.
   */
  async payAsYouGo(em?: Em): Promise<{
    currency: string;
    standardImage: { amountMinor: number; credits: number };
  }> {
    const basic = (await this.offers(em)).find(({ slug }) => slug === 'basic');
    if (!basic) return this.config.pricing;
    const { currency, amountMinor, credits } = basic;
    return { currency, standardImage: { amountMinor, credits } };
  }

  /** The public list, held as it is sent until it changes. */
  async list(kind: OfferKind): Promise<HeldAnswer> {
    const sold = (await this.offers()).filter((offer) => offer.kind === kind && offer.onSale);
    const { freeTierLimit } = this.config.pricing;
    const answer: PlanList | PackList =
      kind === 'pack'
        ? { data: sold.sort(bySize).map(toPack) }
        : { data: sold.map((plan) => toPlan(plan, freeTierLimit)) };
    const hash = createHash('sha256').update(JSON.stringify(answer)).digest('hex');
    const etag = `W/"${hash.slice(0, 32)}"`;
    let held = this.answers.get(kind);
    if (held?.etag !== etag) {
      held = new HeldAnswer(answer, etag);
      this.answers.set(kind, held);
    }
    return held;
  }

  /** This process changed something and shows it at once. */
  forget(): void {
    this.known = undefined;
    this.reading = undefined;
  }

  /**
   * What is in force now. Who is in a transaction reads on its connection, and never waits for a reading
   * that waits for one of the pool's: with enough like it, it would wait for itself.
   */
  private async offers(em?: Em): Promise<readonly Offer[]> {
    const now = this.clock.now();
    if (!this.known || now.getTime() - this.known.at > FRESH_MS) {
      if (!em) return inForce(await this.readAgain(), now);
      this.known = { at: now.getTime(), offers: await rowsIn(em, allOffers) };
    }
    return inForce(this.known.offers, now);
  }

  /** One reading for all who ask meanwhile. */
  private readAgain(): Promise<readonly Offer[]> {
    const at = this.clock.now().getTime();
    const reading = (this.reading ??= this.db
      .rows(allOffers)
      .then((offers) => {
        if (this.reading === reading) this.known = { at, offers };
        return offers;
      })
      .finally(() => {
        if (this.reading === reading) this.reading = undefined;
      }));
    return reading;
  }
}

const COLUMNS = sql`id, kind, slug, number, name, description, amount_minor as "amountMinor", currency,
  credits, period, fair_use as "fairUse", features, on_sale as "onSale", sort_order as "sortOrder",
  effective_from as "effectiveFrom"`;

/** Every version there is, in the order in which they were decided. */
export const allOffers = sql<Offer>`
  select ${COLUMNS} from offer_version order by number`;

export const offersOf = (slug: string) => sql<Offer>`
  select ${COLUMNS} from offer_version where slug = ${slug} order by number`;

/**
 * Of every plan and pack the version that holds at `at`: of those whose date has come, the one that was
 * decided last. In the order of the lists.
 */
export function inForce(versions: readonly Offer[], at: Date): readonly Offer[] {
  const current = new Map<string, Offer>();
  for (const version of versions) {
    if (new Date(version.effectiveFrom) <= at) {
      current.set(`${version.kind} ${version.slug}`, version);
    }
  }
  return [...current.values()].sort((a, b) => a.sortOrder - b.sortOrder);
}

const bySize = (a: Offer, b: Offer): number =>
  a.credits - b.credits || a.amountMinor - b.amountMinor;

export async function writeVersion(em: Em, offer: Offer, now: Date): Promise<void> {
  await rowsIn(
    em,
    sql`
      insert into offer_version (id, created_at, kind, slug, number, name, description, amount_minor,
        currency, credits, period, fair_use, features, on_sale, sort_order, effective_from)
      values (${offer.id}, ${now}, ${offer.kind}, ${offer.slug}, ${offer.number}, ${offer.name},
        ${offer.description}, ${offer.amountMinor}, ${offer.currency}, ${offer.credits}, ${offer.period},
        ${offer.fairUse}, ${offer.features && JSON.stringify(offer.features)}::jsonb, ${offer.onSale}, ${offer.sortOrder}, ${offer.effectiveFrom})`,
  );
}
