import type { PlanFeatures } from '../plans/plan-features.js';
import type { OfferKind } from './offer-version.entity.js';

/** A version of a plan or pack, as it is read. */
export interface Offer {
  id: string;
  kind: OfferKind;
  slug: string;
  number: number;
  name: string;
  description: string;
  amountMinor: number;
  currency: string;
  credits: number;
  period: 'month' | null;
  fairUse: string | null;
  features: PlanFeatures | null;
  onSale: boolean;
  sortOrder: number;
  effectiveFrom: Date;
}
