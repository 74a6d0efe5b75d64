import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';

/**
 * Under whose name PostgreSQL runs, for it refuses to be root. `self`: the account of this process.
 * `user`: another one. `namespace`: root's own files seen from a user namespace in which root is
 * `nobody`; needed where only root can reach the folders.
 */
export type ServerAccount =
  | { readonly kind: 'self' }
  | { readonly kind: 'user'; readonly name: string; readonly uid: number; readonly gid: number }
  | { readonly kind: 'namespace' };

export interface Command {
  readonly file: string;
  readonly args: string[];
  readonly uid?: number;
  readonly gid?: number;
}

const NOBODY = 65534;

/** How to run `file` under the account. It gets a SIGINT should this process die. */
export function commandAs(account: ServerAccount, file: string, args: readonly string[]): Command {
  const command = diesWithParent() ? ['setpriv', '--pdeathsig', 'INT', '--'] : [];
  if (account.kind === 'namespace') {
    command.unshift('unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--');
  }
  const [first = file, ...rest] = [...command, file, ...args];
  return account.kind === 'user'
    ? { file: first, args: rest, uid: account.uid, gid: account.gid }
    : { file: first, args: rest };
}

/**
 * Chooses an account that can enter `dir` (a folder that exists and is the server's own) and run
 * `program`, and gives it everything in `dir`. Only root has a choice.
 */
export function chooseAccount(dir: string, program: string, libraryPath: string): ServerAccount {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const owner = statSync(dir).uid;
  for (const account of candidates(owner, dirname(dir))) {
    const { uid, gid } = idsOf(account);
    chownSync(dir, uid, gid);
    if (!canWork(account, dir, program, libraryPath)) continue;
    if (uid !== owner) chownTree(dir, uid, gid);
    return account;
  }
  chownSync(dir, owner, owner);
  throw new EmbeddedPostgresError(
    'NO_USABLE_ACCOUNT',
    `PostgreSQL refuses to run as root, and no other account can reach both ${dir} and ${program}. ` +
      `Start PixShift as an ordinary user, or move it (and DATA_DIR) out of folders that only root ` +
      `can enter, for example below /srv.`,
  );
}

function candidates(owner: number, parent: string): ServerAccount[] {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
  const parentOwner = statSync(parent).uid;
  const wanted = [
    accounts.find(({ uid }) => uid === owner),
    accounts.find(({ name }) => name === 'postgres'),
    accounts.find(({ name }) => name === 'nobody'),
    accounts.find(({ uid }) => uid === parentOwner),
  ];
  const users = [...new Set(wanted)]
    .filter((user) => user !== undefined)
    .map((user): ServerAccount => ({ kind: 'user', ...user }));
  return [...users, { kind: 'namespace' }];
}

function idsOf(account: ServerAccount): { uid: number; gid: number } {
  return account.kind === 'user' ? account : { uid: 0, gid: 0 };
}

function canWork(account: ServerAccount, dir: string, program: string, libraryPath: string) {
  const script = 'cd "$1" && test -r . && test -w . && exec "$2" --version';
  const { file, args, ...ids } = commandAs(account, '/bin/sh', ['-c', script, 'sh', dir, program]);
  const { status } = spawnSync(file, args, {
    ...ids,
    cwd: '/',
    stdio: 'ignore',
    env: serverEnvironment(libraryPath),
    timeout: 10_000,
  });
  return status === 0;
}

/** The whole environment of the database's programs: nothing of ours, no secrets. */
export function serverEnvironment(libraryPath: string): NodeJS.ProcessEnv {
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {}),
  };
}

function chownTree(dir: string, uid: number, gid: number): void {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) chownTree(path, uid, gid);
    lchownSync(path, uid, gid);
  }
}

let setprivWorks: boolean | undefined;

function diesWithParent(): boolean {
  setprivWorks ??=
    spawnSync('setpriv', ['--pdeathsig', 'INT', '--', 'true'], {
      stdio: 'ignore',
      env: serverEnvironment(''),
    }).status === 0;
  return setprivWorks;
}
