import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type AppConfig, AppConfigToken } from '../config/index.js';
import { Public } from '../http/index.js';
import {
  dodoAccess,
  oauthAccess,
  paypalAccess,
  smtpAccess,
  stripeAccess,
  twilioAccess,
} from '../vendors/index.js';
import { type ServiceProcessor, ServiceResponse } from './service-facts.dto.js';

@ApiTags('operation')
@Controller('service')
export class ServiceFactsController {
  private readonly facts: ServiceResponse;

  constructor(@AppConfigToken() config: AppConfig) {
    const { app, retention, uploads, auth, audit } = config;
    const processors = processorsOf(config);
    this.facts = {
      operator: app.operator.name ?? null,
      contactEmail: app.operator.contactEmail ?? addressOf(smtpAccess(config).from),
      processors,
      kept: {
        ephemeralMinutes: retention.ephemeralAfterDownloadMs / 60_000,
        ephemeralHours: retention.ephemeralNeverDownloadedHours,
        galleryDays: retention.galleryFreeDays,
        unusedUploadHours: uploads.unusedHours,
        archiveDays: retention.exportDays,
        endedSessionDays: auth.sessionKeepDays,
        activityMonths: retention.activeDaysKeepMonths,
        auditYears: audit.keepYears,
        strangerDays: audit.strangerDays,
      },
      sells: processors.some(({ task }) => task === 'payment'),
    };
  }

  /** Who runs this installation, to whom data goes, how long it is kept, and whether it sells. */
  @Get()
  @Public()
  describe(): ServiceResponse {
    return this.facts;
  }
}

/** Whoever is set up, in the order in which people meet them. */
function processorsOf(config: AppConfig): ServiceProcessor[] {
  const oidcName = config.vendors.oidc.name ?? null;
  const signIn = { google: 'Google', facebook: 'Facebook', oidc: oidcName } as const;
  const all: [isOn: boolean, ServiceProcessor][] = [
    [config.storage.s3.bucket !== undefined, { task: 'storage', name: null }],
    [smtpAccess(config).mode !== 'off', { task: 'mail', name: null }],
    [twilioAccess(config).mode !== 'off', { task: 'sms', name: 'Twilio' }],
    ...(['google', 'facebook', 'oidc'] as const).map((vendor): [boolean, ServiceProcessor] => [
      oauthAccess(config, vendor).mode !== 'off',
      { task: 'sign-in', name: signIn[vendor] },
    ]),
  ];
  all.push(
    [stripeAccess(config).mode !== 'off', { task: 'payment', name: 'Stripe' }],
    [paypalAccess(config).mode !== 'off', { task: 'payment', name: 'PayPal' }],
    [dodoAccess(config).mode !== 'off', { task: 'payment', name: 'Dodo Payments' }],
  );
  return all.filter(([isOn]) => isOn).map(([, processor]) => processor);
}

/** `hello@…` of `PixShift <hello@…>`. */
function addressOf(sender: string): string {
  return /<([^<>]+)>/.exec(sender)?.[1] ?? sender;
}
