import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database, newId } from '../../platform/database/index.js';
import { SecretBox } from '../../platform/encryption/index.js';
import { OAUTH_VENDORS } from '../../platform/vendors/index.js';
import { assertSameOrigin } from '../sessions/same-origin.js';

const NAME = 'pixshift_oauth_grant_';
const PATH = '/api/v1/auth';
const CODE = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([\w-]{43})$/;

const grantSchema = z.object({
  profile: z.object({
    provider: z.enum(OAUTH_VENDORS),
    issuer: z.string(),
    subject: z.string(),
    email: z.string().nullable(),
    emailVerified: z.boolean(),
    name: z.string().nullable(),
    tokens: z.object({
      accessToken: z.string(),
      refreshToken: z.string().optional(),
      expiresAt: z.string().optional(),
      scope: z.string().optional(),
    }),
  }),
  returnTo: z.string().optional(),
  link: z.object({ userId: z.string(), sessionId: z.string() }).optional(),
});

/** What a provider said of somebody, and what they want with it. */
export type Grant = z.output<typeof grantSchema>;

export interface WaitingGrant {
  readonly id: string;
  readonly grant: Grant;
}

interface GrantRow {
  sealed: string;
}

/**
 * One-time codes for the way from a provider back into the web app (decision R-05), and what waits
 * while a person decides. Each is bound to the browser that set out: a code that was read in an
 * address, a history or a log opens nothing elsewhere.
 */
@Injectable()
export class OAuthGrants {
  private readonly http: AppConfig['app']['http'];

  constructor(
    private readonly db: Database,
    private readonly box: SecretBox,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {
    this.http = config.app.http;
  }

  /** Keeps a provider's word and resolves with its one-time code; its cookie goes with the reply. */
  async issue(grant: Grant, reply: FastifyReply): Promise<string> {
    const [id, code, secret] = [newId(), random(), random()];
    const now = this.clock.now();
    const sealed = this.box.seal(JSON.stringify(grant), purposeOf(id));
    await this.db.rows(sql`
      insert into oauth_grant (id, created_at, updated_at, code_hash, browser_hash, sealed, expires_at)
      values (${id}, ${now}, ${now}, ${hash(code)}, ${hash(secret)}, ${sealed},
              ${this.clock.in(this.config.oauth.codeSeconds * 1000)})`);
    const maxAge = this.config.oauth.codeSeconds + this.config.oauth.decisionSeconds;
    void reply.setCookie(NAME + id, secret, { ...this.attributes(), maxAge });
    return `${id}.${code}`;
  }

  /**
   * Takes a one-time code, of many attempts at the same time one. What it stands for waits for a
   * decision from then on; {@link end} it where none is needed.
   */
  async exchange(code: string, request: FastifyRequest): Promise<WaitingGrant | undefined> {
    const [, id, secret] = CODE.exec(code) ?? [];
    if (!id || !secret) return undefined;
    const browserHash = this.browserHash(id, request);
    if (!browserHash) return undefined;
    const now = this.clock.now();
    const row = await this.db.row(sql<GrantRow>`
      update oauth_grant
      set code_hash = null, updated_at = ${now},
          expires_at = ${this.clock.in(this.config.oauth.decisionSeconds * 1000)}
      where id = ${id} and code_hash = ${hash(secret)} and browser_hash = ${browserHash}
        and expires_at > ${now}
      returning sealed`);
    return row && { id, grant: this.open(id, row) };
  }

  /** What waits for the decision of whoever uses this browser. */
  async waiting(id: string, request: FastifyRequest): Promise<WaitingGrant | undefined> {
    const browserHash = this.browserHash(id, request);
    if (!browserHash) return undefined;
    const row = await this.db.row(sql<GrantRow>`
      select sealed from oauth_grant
      where id = ${id} and code_hash is null and browser_hash = ${browserHash}
        and expires_at > ${this.clock.now()}`);
    return row && { id, grant: this.open(id, row) };
  }

  /** Forgets what needs no decision, or has one. */
  async end(id: string, reply: FastifyReply): Promise<void> {
    this.forgetCookie(id, reply);
    await this.db.rows(sql`delete from oauth_grant where id = ${id}`);
  }

  /** Deletes what nobody came back for. Resolves with how many there were. */
  async sweep(): Promise<number> {
    const rows = await this.db.rows(
      sql`delete from oauth_grant where expires_at < ${this.clock.now()} returning id`,
    );
    return rows.length;
  }

  /** @throws DomainError AUTH_FORBIDDEN where the cookie comes from a page that is not ours. */
  private browserHash(id: string, request: FastifyRequest): string | undefined {
    const secret = request.cookies[NAME + id];
    if (secret === undefined) return undefined;
    // Reading is safe: the cookie is strict, and other sites cannot see the answer.
    if (request.method !== 'GET') assertSameOrigin(request, this.http);
    return hash(secret);
  }

  private forgetCookie(id: string, reply: FastifyReply): void {
    void reply.clearCookie(NAME + id, this.attributes());
  }

  private open(id: string, { sealed }: GrantRow): Grant {
    return grantSchema.parse(JSON.parse(this.box.open(sealed, purposeOf(id)).toString()));
  }

  private attributes() {
    return {
      path: PATH,
      httpOnly: true,
      sameSite: 'strict',
      secure: this.http.publicUrl?.startsWith('https:') ?? false,
    } as const;
  }
}

function random(): string {
  return randomBytes(32).toString('base64url');
}

/** The secrets are random, so a plain hash is enough. */
function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function purposeOf(id: string): string {
  return `oauth-grant:${id}`;
}
