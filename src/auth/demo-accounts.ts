import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AuditTrail } from '../audit-log/index.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, rowsIn } from '../platform/database/index.js';
import { type NewAccount, type RoleKey, UserAccounts } from '../users/index.js';
import { IdentitiesService } from './identities/identities.service.js';
import { PasswordHasher } from './password/password-hasher.js';

export interface DemoAccount {
  email: string;
  password: string;
  role: string;
}

const DEMO: readonly { email: string; displayName: string; role: RoleKey }[] = [
  { email: 'admin@pixshift.local', displayName: 'Admin', role: 'ADMIN' },
  { email: 'user@pixshift.local', displayName: 'User', role: 'GUEST' },
];
/** Any number: names the advisory lock under which demo accounts are prepared. */
const LOCK = 7_497_449;

const fileSchema = z.array(
  z.object({ email: z.string(), password: z.string().min(10), role: z.string() }),
);

/**
 * Accounts to try the program with, for the embedded default only. Their passwords are made once
 * per installation and kept in `DATA_DIR/demo-accounts.json`, readable by its owner alone. That file
 * is the truth: the passwords in it work after every start, and deleting it makes new ones.
 */
@Injectable()
export class DemoAccounts {
  constructor(
    private readonly db: Database,
    private readonly accounts: UserAccounts,
    private readonly identities: IdentitiesService,
    private readonly hasher: PasswordHasher,
    private readonly audit: AuditTrail,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** Makes file and accounts agree. Several processes may do so at once. */
  prepare(): Promise<readonly DemoAccount[]> {
    return this.db.transaction(async (em) => {
      await rowsIn(em, sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
      const kept = this.readFile();
      const demo = DEMO.map(({ email, role }) => ({
        email,
        password: kept.find((account) => account.email === email)?.password ?? readablePassword(),
        role,
      }));
      // The file first: should the rest fail, the next start makes the accounts follow it.
      if (demo.some(({ password }, at) => kept[at]?.password !== password)) this.writeFile(demo);
      for (const [at, { password }] of demo.entries()) {
        const account = DEMO[at];
        if (account) await this.prepareOne(em, account, password);
      }
      return demo;
    });
  }

  private async prepareOne(
    em: Em,
    { email, displayName, role }: (typeof DEMO)[number],
    password: string,
  ): Promise<void> {
    const [found] = await this.accounts.findClaimants(email, em);
    const stored = found ? [found.passwordHash] : [];
    const works = (await this.hasher.match(stored, password, email)) !== undefined;
    if (found?.emailVerified && works) return;
    const passwordHash = await this.hasher.hash(password, email);
    if (found) {
      await this.accounts.setPasswordHash(em, found.id, passwordHash);
      await this.accounts.verifyEmail(em, found.id, email);
    }
    const id = found?.id ?? (await this.create(em, { email, displayName, passwordHash, role }));
    await this.audit.record(em, {
      action: 'demo-account.prepared',
      actor: 'system',
      entityType: 'user',
      entityId: id,
      diff: found ? { password: 'replaced' } : { role },
    });
  }

  private async create(em: Em, account: NewAccount): Promise<string> {
    const { id } = await this.accounts.create(em, { ...account, emailVerified: true });
    await this.identities.add(em, { userId: id, provider: 'password', providerUserId: id });
    return id;
  }

  private get file(): string {
    return join(this.config.app.dataDir, 'demo-accounts.json');
  }

  private readFile(): readonly DemoAccount[] {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    } catch {
      // Missing or spoilt: new passwords are made.
      return [];
    }
  }

  private writeFile(accounts: readonly DemoAccount[]): void {
    const draft = `${this.file}.${randomBytes(4).toString('hex')}`;
    writeFileSync(draft, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, this.file);
  }
}

/** Eight syllables and two digits, about 57 bits: `bodu-kive-ralo-tuse-48`. */
function readablePassword(): string {
  const pick = (letters: string): string => letters.charAt(randomInt(letters.length));
  const syllable = (): string => pick('bdfghjklmnprstvz') + pick('aeiou');
  const words = Array.from({ length: 4 }, () => syllable() + syllable());
  return [...words, String(randomInt(10, 100))].join('-');
}
