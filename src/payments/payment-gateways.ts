import type { OnApplicationBootstrap } from '@nestjs/common';
import type { AppConfig } from '../platform/config/index.js';
import { InvalidFieldError, UnavailableError } from '../platform/errors/index.js';
import type { Logger } from '../platform/observability/index.js';
import { dodoAccess, paypalAccess, stripeAccess } from '../platform/vendors/index.js';
import type { Clock } from '../platform/clock.js';
import type { GatewayName } from './payment.entity.js';
import type { Capability } from './gateway-capabilities.js';
import { can, type Capable, type PaymentGateway } from './payment-gateway.js';

/** The gateways that are set up. There may be none: then nothing can be bought, and pages say so. */
export class PaymentGateways implements OnApplicationBootstrap {
  private constructor(
    private readonly gateways: ReadonlyMap<GatewayName, PaymentGateway>,
    private readonly logger: Logger,
  ) {}

  /** Loads the SDKs of those that are set up, and no others: they take time at every start. */
  static async open(config: AppConfig, clock: Clock, logger: Logger): Promise<PaymentGateways> {
    const gateways = new Map<GatewayName, PaymentGateway>();
    const stripe = stripeAccess(config);
    if (stripe.mode !== 'off') {
      const { StripeGateway } = await import('./stripe/stripe-gateway.js');
      gateways.set('stripe', new StripeGateway(stripe, clock));
    }
    const paypal = paypalAccess(config);
    if (paypal.mode !== 'off') {
      const { PayPalGateway } = await import('./paypal/paypal-gateway.js');
      gateways.set('paypal', new PayPalGateway(paypal, clock));
    }
    const dodo = dodoAccess(config);
    if (dodo.mode !== 'off') {
      const { DodoGateway } = await import('./dodo/dodo-gateway.js');
      gateways.set('dodo', new DodoGateway(dodo, clock));
    }
    return new PaymentGateways(gateways, logger);
  }

  onApplicationBootstrap(): void {
    if (this.gateways.size === 0) this.logger.warn('no payment gateway: nothing can be bought');
  }

  list(): PaymentGateway[] {
    return [...this.gateways.values()];
  }

  find(name: string): PaymentGateway | undefined {
    return this.gateways.get(name as GatewayName);
  }

  /**
   * The one that was asked for, or the first that can do what is needed.
   * @throws UnavailableError where there is none at all
   */
  choose<C extends Capability = never>(name: GatewayName | undefined, ...needs: C[]): Capable<C> {
    const canDoIt = (gateway: PaymentGateway): gateway is Capable<C> =>
      needs.every((need) => can(gateway, need));
    if (name === undefined || this.gateways.size === 0) {
      const first = this.list().find(canDoIt);
      if (!first) throw new UnavailableError('This cannot be bought here at the moment.', 3600);
      return first;
    }
    const chosen = this.find(name);
    if (!chosen) throw new InvalidFieldError('gateway', 'This way to pay is not offered here.');
    if (!canDoIt(chosen))
      throw new InvalidFieldError('gateway', 'This cannot be paid in this way.');
    return chosen;
  }
}
