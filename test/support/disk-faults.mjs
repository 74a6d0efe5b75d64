/**
 * `node --import file:///…/disk-faults.mjs?below=<folder>&control=<file>`: a disk with faults. What stands in
 * the control file decides how file operations below the folder end, from the next one on, as the
 * operating system would end them:
 *
 * - nothing: well;
 * - `full`: what needs room fails with ENOSPC;
 * - `read-only`: what changes anything fails with EROFS;
 * - `denied`: everything fails with EACCES, as a store that says 403;
 * - `down`: everything fails with EIO, as a store that is gone;
 * - `hung`: nothing ends until another word stands there, as on a network share whose server is silent.
 */
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const { searchParams } = new URL(import.meta.url);
const below = resolve(searchParams.get('below'));
const control = searchParams.get('control');
const { readFileSync } = fs;

const ERRNO = { ENOSPC: -28, EROFS: -30, EACCES: -13, EIO: -5 };
const WRITES = new Set(
  [
    'mkdir',
    'mkdtemp',
    'rename',
    'rm',
    'rmdir',
    'unlink',
    'utimes',
    'write',
    'writev',
    'sync',
  ].concat(['writeFile', 'appendFile', 'link', 'truncate', 'fsync', 'copyFile']),
);
/** Of those the ones that need room. */
const NEEDS_ROOM = new Set([
  'mkdir',
  'mkdtemp',
  'write',
  'writev',
  'writeFile',
  'appendFile',
  'link',
  'copyFile',
]);
const HANDLE_OPERATIONS = ['read', 'write', 'writev', 'sync', 'utimes', 'stat'].concat([
  'writeFile',
  'readFile',
  'close',
]);
const paths = new Map();

function mode() {
  try {
    return readFileSync(control, 'utf8').trim();
  } catch {
    return '';
  }
}

function isBelow(path) {
  if (typeof path === 'number') path = paths.get(path);
  if (path instanceof URL) path = path.pathname;
  if (typeof path !== 'string' && !Buffer.isBuffer(path)) return false;
  const full = resolve(String(path));
  return full === below || full.startsWith(below + sep);
}

/** The error that this operation ends with, 'hung', or undefined where it goes well. */
function faultOf(name, path, flags) {
  if (!isBelow(path)) return undefined;
  const now = mode();
  const opensToWrite = name === 'open' && /[wa+x]/.test(String(flags ?? 'r'));
  const code = {
    full: NEEDS_ROOM.has(name) || opensToWrite ? 'ENOSPC' : undefined,
    'read-only': WRITES.has(name) || opensToWrite ? 'EROFS' : undefined,
    // What is open can be closed.
    denied: name === 'close' ? undefined : 'EACCES',
    down: name === 'close' ? undefined : 'EIO',
    hung: 'hung',
  }[now];
  if (!code || code === 'hung') return code;
  const error = new Error(`${code}: a fault of the disk, ${name} '${String(path)}'`);
  return Object.assign(error, { code, errno: ERRNO[code], syscall: name, path: String(path) });
}

/** As {@link faultOf}, once the operation ends. */
async function whenItEnds(name, path, flags) {
  let fault;
  while ((fault = faultOf(name, path, flags)) === 'hung') await sleep(20);
  return fault;
}

function patchPromises(name) {
  const original = promises[name];
  promises[name] = async (path, ...rest) => {
    const fault = await whenItEnds(name, path, rest[0]);
    if (fault) throw fault;
    const result = await original(path, ...rest);
    return name === 'open' ? patchHandle(result, path) : result;
  };
}

function patchHandle(handle, path) {
  for (const name of HANDLE_OPERATIONS) {
    const original = handle[name].bind(handle);
    handle[name] = async (...args) => {
      const fault = await whenItEnds(name, path);
      if (fault) throw fault;
      return original(...args);
    };
  }
  return handle;
}

function patchCallback(name) {
  const original = fs[name];
  fs[name] = (path, ...rest) => {
    const done = rest.at(-1);
    if (name === 'open') {
      rest[rest.length - 1] = (error, fd) => {
        if (!error) paths.set(fd, path);
        done(error, fd);
      };
    }
    if (!faultOf(name, path, rest[0])) return original(path, ...rest);
    void whenItEnds(name, path, rest[0]).then((fault) =>
      fault ? done(fault) : original(path, ...rest),
    );
  };
}

function patchSync(name) {
  const original = fs[`${name}Sync`];
  fs[`${name}Sync`] = (path, ...rest) => {
    const fault = faultOf(name, path, rest[0]);
    // A process that hangs here answers nobody at all; no test is about that.
    if (fault && fault !== 'hung') throw fault;
    const result = original(path, ...rest);
    if (name === 'open') paths.set(result, path);
    return result;
  };
}

for (const name of [
  'open',
  'mkdir',
  'mkdtemp',
  'rename',
  'rm',
  'rmdir',
  'unlink',
  'stat',
  'opendir',
  'readdir',
  'readFile',
  'writeFile',
]) {
  patchPromises(name);
}
for (const name of ['open', 'write', 'writev', 'read', 'fsync']) patchCallback(name);
for (const name of ['open', 'write', 'fsync', 'mkdir', 'link', 'writeFile', 'rename'])
  patchSync(name);
syncBuiltinESMExports();
