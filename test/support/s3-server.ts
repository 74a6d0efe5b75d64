import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentOf, unpackedPackages } from './debian-packages.js';
import { freePorts } from './free-ports.js';

export interface S3Server {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Makes a bucket of its own for a test; resolves with its name. */
  bucket(): Promise<string>;
  /** The gateway stops to answer, and goes on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  stop(): Promise<void>;
}

const KEYS = { accessKeyId: 'pixshift-tests', secretAccessKey: 'a-secret-of-the-tests' };

type Right = readonly [part: 'mon' | 'osd', right: string];

/** Who may do what among the parts of the server. */
const ACCOUNTS: readonly (readonly [name: string, ...rights: Right[]])[] = [
  ['mon.', ['mon', 'allow *']],
  ['client.admin', ['mon', 'allow *'], ['osd', 'allow *']],
  ['osd.0', ['mon', 'allow profile osd'], ['osd', 'allow *']],
  ['client.rgw', ['mon', 'allow rw'], ['osd', 'allow rwx']],
];

/**
 * A real server that speaks S3: Ceph's gateway over one monitor and one store in memory, on free
 * ports of the loopback. Takes about a quarter of a minute to start.
 */
export async function startS3Server(): Promise<S3Server> {
  const root = unpackedPackages('radosgw', 'ceph-mon', 'ceph-osd');
  const folder = mkdtempSync(join(tmpdir(), 'pixshift-s3-'));
  const env = environmentOf(root);
  const monitor = await freePorts(2);
  const port = await freePorts();
  const conf = join(folder, 'ceph.conf');
  const keyring = join(folder, 'keyring');
  const children: ChildProcess[] = [];
  const run = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { env, encoding: 'utf8', stdio: 'pipe', timeout: 60_000 });
  const start = (command: string, ...args: string[]): ChildProcess => {
    const child = spawn(command, [...args, '-c', conf, '-f'], { env, stdio: 'ignore' });
    children.push(child);
    return child;
  };
  const stop = async (): Promise<void> => {
    // The gateway first: the others may go without a word, all they have is in memory.
    for (const child of children.reverse()) {
      child.kill('SIGKILL');
      if (child.exitCode === null) await new Promise((ended) => child.once('close', ended));
    }
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    const fsid = randomUUID();
    const address = `[v2:127.0.0.1:${monitor},v1:127.0.0.1:${monitor + 1}]`;
    for (const name of ['mon', 'osd', 'rgw']) mkdirSync(join(folder, name));
    writeFileSync(conf, configuration({ fsid, address, folder, root, port }));
    writeFileSync(keyring, '', { mode: 0o600 });
    for (const [name, ...rights] of ACCOUNTS) {
      const caps = rights.flatMap(([part, right]) => ['--cap', part, right]);
      run('ceph-authtool', keyring, '--gen-key', '-n', name, ...caps);
    }
    run('monmaptool', '--create', '--addv', 'a', address, '--fsid', fsid, join(folder, 'monmap'));
    const made = ['--mkfs', '--monmap', join(folder, 'monmap'), '--keyring', keyring];
    run('ceph-mon', '-c', conf, '-i', 'a', ...made);
    start('ceph-mon', '-i', 'a');
    const osd = randomUUID();
    run('python3', join(root, 'usr/bin/ceph'), '-c', conf, 'osd', 'new', osd);
    run('ceph-osd', '-c', conf, '-i', '0', '--mkfs', '--osd-uuid', osd);
    start('ceph-osd', '-i', '0');
    const names = ['--uid=tests', '--display-name=tests'];
    const keys = [`--access-key=${KEYS.accessKeyId}`, `--secret=${KEYS.secretAccessKey}`];
    run('radosgw-admin', '-c', conf, 'user', 'create', ...names, ...keys);
    const gateway = start('radosgw', '-n', 'client.rgw');
    const endpoint = `http://127.0.0.1:${port}`;
    await answers(endpoint, gateway);
    const client = new S3Client({
      endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: KEYS,
    });
    const bucket = async (): Promise<string> => {
      const Bucket = `test-${randomUUID()}`;
      await client.send(new CreateBucketCommand({ Bucket }));
      return Bucket;
    };
    // The first object takes seconds, in which the store makes room for all.
    await client.send(new PutObjectCommand({ Bucket: await bucket(), Key: 'first', Body: 'x' }));
    return {
      endpoint,
      ...KEYS,
      bucket,
      signal: (signal) => void gateway.kill(signal),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answers(endpoint: string, gateway: ChildProcess): Promise<void> {
  for (const end = Date.now() + 90_000; Date.now() < end; await sleep(100)) {
    if (gateway.exitCode !== null) throw new Error('the S3 gateway ended at its start');
    const answer = await fetch(endpoint).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
  }
  throw new Error('the S3 gateway does not answer after 90 s');
}

/** One copy of everything in memory, and nothing beyond the loopback. */
function configuration(at: {
  fsid: string;
  address: string;
  folder: string;
  root: string;
  port: number;
}): string {
  const libraries = join(at.root, 'usr/lib/x86_64-linux-gnu');
  return `
[global]
fsid = ${at.fsid}
mon host = ${at.address}
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind ipv6 = false
keyring = ${at.folder}/keyring
run dir = ${at.folder}
admin socket = ${at.folder}/$name.asok
log file = ${at.folder}/$name.log
plugin dir = ${libraries}/ceph
erasure code dir = ${libraries}/ceph/erasure-code
osd class dir = ${libraries}/rados-classes
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon data avail crit = 1
mon data avail warn = 1
[mon.a]
mon data = ${at.folder}/mon
[osd.0]
osd data = ${at.folder}/osd
osd objectstore = memstore
memstore device bytes = 1073741824
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:${at.port}
rgw data = ${at.folder}/rgw
`;
}
