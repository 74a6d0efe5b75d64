import { isSupportedCountry } from 'libphonenumber-js/max';
import { z } from 'zod';

const count = z.coerce.number().int().min(1);
const milliseconds = z.coerce.number().int().min(0);
const optionalText = z.string().transform((text) => (text === '' ? undefined : text));

const sourceOrigin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);

export const appSchema = z.strictObject({
  environment: z.enum(['development', 'test', 'staging', 'production']),
  role: z.enum(['all', 'api', 'worker']),
  dataDir: z.string().min(1),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  http: z.strictObject({
    host: z.string().min(1),
    port: z.coerce.number().int().min(0).max(65535),
    publicUrl: z.union([z.literal('').transform(() => undefined), sourceOrigin]),
    corsOrigins: z
      .string()
      .transform((text) =>
        text
          .split(',')
          .map((origin) => origin.trim())
          .filter(Boolean),
      )
      .pipe(z.array(sourceOrigin)),
    trustedProxies: z.coerce.number().int().min(0).max(10),
    jsonBodyLimitBytes: count,
    requestTimeoutMs: count,
  }),
  operator: z.strictObject({
    name: optionalText,
    contactEmail: z.union([z.literal('').transform(() => undefined), z.email()]),
  }),
  database: z.strictObject({
    url: z.union([
      z.literal('').transform(() => undefined),
      z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }),
    ]),
    poolMax: count.max(500),
    patienceMs: count.min(500),
  }),
  sandbox: z.strictObject({
    port: z.union([
      z.literal('').transform(() => undefined),
      z.coerce.number().int().min(0).max(65535),
    ]),
  }),
  test: z.strictObject({ clockOffsetMs: z.coerce.number().int() }),
});

export const authSchema = z.strictObject({
  issuer: z.string().min(1),
  jwtSecret: optionalText,
  jwtPreviousSecret: optionalText,
  urlSigningSecret: optionalText,
  accessTokenSeconds: count,
  idleSeconds: count,
  absoluteSeconds: count,
  refreshRepeatSeconds: count,
  sessionCacheMs: milliseconds.max(1000),
  activityTouchSeconds: count,
  sessionKeepDays: count,
  recentSignInSeconds: count,
  argon2: z.strictObject({
    memoryKiB: count.min(19_456, 'must be at least 19456 (19 MiB)'),
    iterations: count.min(2),
    parallelism: count,
    maxConcurrent: count,
    maxQueued: count,
  }),
  emailTokens: z.strictObject({
    verifyHours: count,
    changeHours: count,
    resetMinutes: count,
    keepDays: count,
  }),
});

export const oauthSchema = z.strictObject({
  attemptSeconds: count,
  codeSeconds: count.max(60),
  decisionSeconds: count,
  callTimeoutMs: count,
  signInTimeoutMs: count,
  maxAnswerBytes: count,
  discoverySeconds: count,
});

const rule = z.strictObject({ points: count, seconds: count });

export const limitsSchema = z.strictObject({
  factor: z.coerce.number().positive(),
  rules: z.strictObject({
    'api-session': rule,
    'api-anonymous': rule,
    'sign-in-account': rule,
    'sign-in-ip': rule,
    'register-ip': rule,
    'mail-address': rule,
    'mail-ip': rule,
    'sign-in-failures': rule,
    'code-failures': rule,
    'new-device-mails': rule,
    'oauth-ip': rule,
    'generation-user': rule,
    'generation-ip': rule,
    'export-user': rule,
    'erase-user': rule,
    'upload-user': rule,
    'preview-user': rule,
    'checkout-user': rule,
    'otp-phone-minute': rule,
    'otp-phone-hour': rule,
    'otp-ip-hour': rule,
    'otp-all-day': rule,
    'otp-unverified-prefix': rule,
    'otp-unverified-country': rule,
    'otp-unverified-all': rule,
    'otp-compare-phone': rule,
  }),
});

export const smsOtpSchema = z.strictObject({
  otp: z.strictObject({
    length: count.min(6, 'must be at least 6').max(10),
    expirationMinutes: count.max(15),
    maxAttempts: count.max(5),
  }),
  prefixDigits: count.max(8),
  /** Undefined: all. */
  countries: z.union([
    z.literal('all').transform(() => undefined),
    z
      .string()
      .transform((text) => text.split(',').map((country) => country.trim()))
      .pipe(
        z.array(
          z
            .string()
            .refine((code) => isSupportedCountry(code), 'must be `all` or codes such as GB,US'),
        ),
      ),
  ]),
});

export const uploadsSchema = z.strictObject({
  maxBytes: count,
  minSide: count,
  maxSide: count,
  maxJpegScans: count,
  quotaBytes: count,
  quotaFiles: count,
  previewSide: count,
  avatarSide: count,
  avatarSmallSide: count,
  unusedHours: count,
  maxConcurrent: count,
  decodeTimeoutMs: count,
  signedUrlSeconds: count,
});

export const generationSchema = z.strictObject({
  leaseMs: count.min(500, 'must be at least 500'),
  concurrency: count.max(64),
  maxTries: count,
  sweepSeconds: count,
  idempotencyHours: count,
  maxActivePerUser: count,
  passedBySeconds: count,
  unpaidMinutes: count,
  moneyUnderWayHours: count,
  preferWaitMaxSeconds: count.max(60),
  deadlineMs: z.strictObject({ image: count, story: count, ebook: count }),
  pool: z.strictObject({ processes: count.max(64), maxRssMb: count }),
});

export const retentionSchema = z.strictObject({
  ephemeralAfterDownloadMs: count,
  ephemeralNeverDownloadedHours: count,
  galleryFreeDays: count,
  sweepSeconds: count,
  exportDays: count,
  activeDaysKeepMonths: count,
});

export const auditSchema = z.strictObject({
  keepYears: count,
  strangerDays: count,
  sealEveryMs: count.max(1000, 'must be at most 1000'),
});

const offer = {
  slug: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    .max(40),
  name: z.string().min(1).max(60),
  description: z.string().min(1).max(300),
  amountMinor: z.number().int().min(0),
  credits: z.number().int().min(0),
};

export const pricingSchema = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code'),
  standardImage: z.strictObject({ amountMinor: count, credits: count }),
  freeTierLimit: z.coerce.number().int().min(0),
  freeRunMaxCredits: count,
  quoteMinutes: count,
  capAlertPercent: count.max(100),
  plans: z.array(
    z.strictObject({
      ...offer,
      period: z.enum(['month']).nullable(),
      fairUse: z.string().min(1).max(500).nullable(),
      features: z.strictObject({
        qualityTier: z.enum(['standard', 'enhanced', 'best']),
        priority: z.number().int().min(0).max(100),
        history: z.boolean(),
        earlyAccess: z.boolean(),
      }),
    }),
  ),
  packs: z.array(z.strictObject(offer)),
});

export const paymentsSchema = z.strictObject({
  seller: z.strictObject({
    name: z.string().min(1).max(100),
    address: z.string().max(500),
    taxId: z.string().max(50),
  }),
  tax: z.strictObject({
    label: z.string().min(1).max(30),
    basisPoints: z.coerce.number().int().min(0).max(10_000),
  }),
  refundLimitMinor: count,
  checkAfterSeconds: count,
  reversalDays: count,
  webhookKeepDays: count,
  subscriptionGraceDays: count,
});

const serverUrl = z.union([
  z.literal('').transform(() => undefined),
  z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }),
]);

export const storageSchema = z.strictObject({
  timeoutMs: count,
  s3: z
    .strictObject({
      bucket: optionalText,
      region: z.string().min(1),
      endpoint: serverUrl,
      accessKeyId: optionalText,
      secretAccessKey: optionalText,
      connectTimeoutMs: count,
      answerTimeoutMs: count,
      idleTimeoutMs: count,
    })
    .refine(
      ({ accessKeyId, secretAccessKey }) => !accessKeyId === !secretAccessKey,
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY go together',
    ),
});

const MIN_KEY_LENGTH = 32;

export const encryptionSchema = z.strictObject({
  /** The first is in use, the others for reading what was written before. */
  keys: z
    .string()
    .transform((text) => text.split(',').map((entry) => entry.trim()))
    .transform((entries) => entries.filter(Boolean))
    .pipe(
      z.array(
        z
          .string()
          .regex(
            new RegExp(`^[A-Za-z0-9_-]{1,20}:.{${MIN_KEY_LENGTH},}$`),
            `must be id:secret with a secret of at least ${MIN_KEY_LENGTH} characters`,
          )
          .transform((text) => {
            const at = text.indexOf(':');
            return { id: text.slice(0, at), secret: text.slice(at + 1) };
          }),
      ),
    )
    .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'names an id twice'),
  lookupSecret: optionalText,
});

const oauthClient = { clientId: optionalText, clientSecret: optionalText };

export const vendorsSchema = z.strictObject({
  smtp: z.strictObject({
    url: z.union([
      z.literal('').transform(() => undefined),
      z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }),
    ]),
    from: z.string().min(3),
  }),
  twilio: z.strictObject({
    baseUrl: serverUrl,
    accountSid: optionalText.refine(
      (sid) => sid === undefined || /^AC[0-9a-fA-F]{32}$/.test(sid),
      'must be AC and 32 hexadecimal digits',
    ),
    authToken: optionalText,
    phoneNumber: optionalText,
  }),
  stripe: z
    .strictObject({
      baseUrl: serverUrl,
      secretKey: optionalText,
      webhookSecret: optionalText,
    })
    .refine(
      ({ secretKey, webhookSecret }) => !secretKey === !webhookSecret,
      'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET go together',
    ),
  paypal: z
    .strictObject({
      mode: z.enum(['live', 'sandbox']),
      baseUrl: serverUrl,
      clientId: optionalText,
      clientSecret: optionalText,
      webhookId: z.union([optionalText, z.string().regex(/^[A-Z0-9]{1,50}$/)]),
    })
    .refine(
      ({ clientId, clientSecret, webhookId }) =>
        !clientId === !clientSecret && !clientId === !webhookId,
      'PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET and PAYPAL_WEBHOOK_ID go together',
    ),
  dodo: z
    .strictObject({
      baseUrl: serverUrl,
      mode: z.enum(['live', 'test']),
      apiKey: optionalText,
      webhookSecret: optionalText.refine(
        (secret) => secret === undefined || /^(whsec_)?[A-Za-z0-9+/]{24,}={0,2}$/.test(secret),
        'must be as Dodo shows it: whsec_ and base64',
      ),
      productId: optionalText,
    })
    .refine(
      ({ apiKey, webhookSecret, productId }) =>
        !apiKey === !webhookSecret && !apiKey === !productId,
      'DODO_API_KEY, DODO_WEBHOOK_SECRET and DODO_PRODUCT_ID go together',
    ),
  google: z.strictObject({ issuerUrl: serverUrl, ...oauthClient }),
  facebook: z.strictObject({
    baseUrl: serverUrl,
    graphVersion: z.string().regex(/^v\d+\.\d+$/, 'must be like v24.0'),
    ...oauthClient,
  }),
  oidc: z.strictObject({ issuerUrl: serverUrl, ...oauthClient, name: optionalText }),
});

/** One YAML file of `config/` per key; the file's name is the key unless said otherwise. */
export const configFiles = {
  app: { file: 'app.yaml', schema: appSchema },
  auth: { file: 'auth.yaml', schema: authSchema },
  oauth: { file: 'oauth.yaml', schema: oauthSchema },
  limits: { file: 'limits.yaml', schema: limitsSchema },
  smsOtp: { file: 'sms-otp.yaml', schema: smsOtpSchema },
  storage: { file: 'storage.yaml', schema: storageSchema },
  uploads: { file: 'uploads.yaml', schema: uploadsSchema },
  generation: { file: 'generation.yaml', schema: generationSchema },
  retention: { file: 'retention.yaml', schema: retentionSchema },
  audit: { file: 'audit.yaml', schema: auditSchema },
  pricing: { file: 'pricing-tiers.yaml', schema: pricingSchema },
  payments: { file: 'payments.yaml', schema: paymentsSchema },
  encryption: { file: 'encryption.yaml', schema: encryptionSchema },
  vendors: { file: 'vendors.yaml', schema: vendorsSchema },
} as const;

export type AppConfig = {
  readonly [K in keyof typeof configFiles]: z.output<(typeof configFiles)[K]['schema']>;
};

/** Names of the rate-limit rules of `config/limits.yaml`. */
export type RateLimitRule = keyof AppConfig['limits']['rules'];
