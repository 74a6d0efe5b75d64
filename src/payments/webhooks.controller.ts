import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { InvalidFieldError, NotFoundError } from '../platform/errors/index.js';
import { ApiErrors, Public } from '../platform/http/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import type { PaymentGateway, WebhookHeaders } from './payment-gateway.js';
import type { GatewayEvent } from './payment-news.js';
import { PaymentGateways } from './payment-gateways.js';
import { gatewayProblem } from './payments.errors.js';
import { WebhookResponse } from './payments.dto.js';
import { WebhookInbox } from './webhook-inbox.js';

@ApiTags('webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly gateways: PaymentGateways,
    private readonly inbox: WebhookInbox,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** For payment services alone: their signature over the bytes of the body is the proof. */
  @Post(':gateway')
  @HttpCode(200)
  @Public()
  @RouteConfig({ takesRawJson: true })
  @ApiHeader({ name: 'Stripe-Signature', required: false })
  @ApiHeader({ name: 'Webhook-Id', required: false })
  @ApiHeader({ name: 'Webhook-Timestamp', required: false })
  @ApiHeader({ name: 'Webhook-Signature', required: false })
  @ApiBody({ schema: { type: 'object', additionalProperties: true } })
  @ApiErrors('VALIDATION_ERROR', 'NOT_FOUND', 'API_ERROR', 'SERVICE_UNAVAILABLE')
  async receive(
    @Param('gateway') name: string,
    @Req() request: FastifyRequest,
  ): Promise<WebhookResponse> {
    const gateway = this.gateways.find(name);
    if (!gateway) throw new NotFoundError('gateway');
    const { body, headers } = request;
    if (!Buffer.isBuffer(body)) throw new InvalidFieldError('body', 'The body must be JSON.');
    await this.inbox.receive(gateway.name, await this.read(gateway, body, headers));
    return { received: true };
  }

  /** Where it cannot be told whose message it is, the sender is asked to come again. */
  private async read(
    gateway: PaymentGateway,
    body: Buffer,
    headers: WebhookHeaders,
  ): Promise<GatewayEvent> {
    try {
      return await gateway.readWebhook(body, headers);
    } catch (error) {
      throw gatewayProblem(error, this.logger);
    }
  }
}
