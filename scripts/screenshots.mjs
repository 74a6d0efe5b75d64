// npm run screenshots: starts the program on an empty folder, uses it as a person would, and keeps
// the pictures of the README in docs/screenshots. With --all DIR also every page at phone and
// desktop width, light and dark, to look at.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { ensureBuilt } from './setup/build.mjs';

// The browser of the tests is written in TypeScript, which this Node reads as it is.
registerHooks({
  resolve(specifier, context, next) {
    const isTest = context.parentURL?.includes('/test/') && specifier.startsWith('.');
    return next(isTest ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
const { startBrowser } = await import('../test/support/browser.ts');

const root = join(import.meta.dirname, '..');
const out = join(root, 'docs/screenshots');
const all = process.argv.includes('--all')
  ? process.argv[process.argv.indexOf('--all') + 1]
  : undefined;
const PORT = 3977;
const origin = `http://127.0.0.1:${PORT}`;
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

await ensureBuilt();
mkdirSync(out, { recursive: true });
if (all) mkdirSync(all, { recursive: true });
const dataDir = mkdtempSync(join(tmpdir(), 'pixshift-screenshots-'));
const program = spawn(process.execPath, [join(root, 'dist/src/main.js')], {
  env: {
    ...process.env,
    PORT: String(PORT),
    DATA_DIR: dataDir,
    SANDBOX_PORT: '0',
    RATE_LIMIT_FACTOR: '100',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await startBrowser();
try {
  await ready(program);
  const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'));
  const user = accounts.find(({ role }) => role === 'GUEST');
  const admin = accounts.find(({ role }) => role === 'ADMIN');
  // Before the free runs of the month are used up.
  await keep('studio', DESKTOP, 'light', user, '/studio/photo-pop-art');
  const runs = await makeRuns(user);
  await keep('home', DESKTOP, 'light', undefined, '/');
  await keep('result', DESKTOP, 'light', user, `/g/${runs[0]}`);
  await keep('gallery', PHONE, 'dark', user, '/gallery');
  await keep('console', DESKTOP, 'light', admin, '/admin/transformation-types');
  if (all) await everyPage(all, user, admin, runs);
} finally {
  await browser.close();
  program.kill('SIGTERM');
  await new Promise((resolve) => program.once('exit', resolve));
  rmSync(dataDir, { recursive: true, force: true });
}

function ready(child) {
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => String(text).includes('PixShift ready') && resolve());
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
  });
}

async function api(path, token, options = {}) {
  const response = await fetch(`${origin}/api/v1${path}`, {
    ...options,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...options.headers },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** A gallery worth a picture: the free runs of a month, made from the sample photos. */
async function makeRuns(account) {
  const json = { 'content-type': 'application/json' };
  const { accessToken } = await api('/auth/login', undefined, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email: account.email, password: account.password }),
  });
  const wanted = [
    ['rocket', 'photo-1970s'],
    ['coffee', 'coloring-from-photo'],
    ['chelsea', 'photo-duotone'],
    ['astronaut', 'photo-pop-art'],
    ['chelsea', 'photo-pencil-sketch'],
  ];
  const ids = [];
  for (const [sample, type] of wanted) {
    const form = new FormData();
    form.append(
      'file',
      new Blob([readFileSync(join(root, `web/public/samples/${sample}.jpg`))]),
      `${sample}.jpg`,
    );
    const asset = await api('/uploads', accessToken, { method: 'POST', body: form });
    const run = await api('/generations', accessToken, {
      method: 'POST',
      headers: { ...json, prefer: 'wait=30' },
      body: JSON.stringify({ type, inputAssetIds: [asset.id] }),
    });
    ids.unshift(run.id);
  }
  return ids;
}

async function open(viewport, colorScheme, account, path) {
  const watched = await browser.newPage({
    viewport,
    colorScheme,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  });
  const { page } = watched;
  if (account) {
    await page.goto(`${origin}${path.startsWith('/admin') ? '/admin' : '/sign-in'}`);
    await page.getByLabel(/mail/i).first().fill(account.email);
    await page
      .getByLabel(/^password/i)
      .first()
      .fill(account.password);
    await page
      .locator('form')
      .getByRole('button', { name: /^sign in$/i })
      .click();
    await page.waitForTimeout(1500);
  }
  await page.goto(`${origin}${path}`);
  await page.waitForTimeout(1500);
  return watched;
}

async function keep(name, viewport, scheme, account, path) {
  const { page, close, consoleErrors } = await open(viewport, scheme, account, path);
  const png = await page.screenshot();
  await sharp(png)
    .webp({ quality: 82 })
    .toFile(join(out, `${name}.webp`));
  if (all)
    await sharp(png)
      .png()
      .toFile(join(all, `readme-${name}.png`));
  console.log(`docs/screenshots/${name}.webp`, consoleErrors.length > 0 ? consoleErrors : '');
  await close();
}

async function everyPage(folder, user, admin, runs) {
  const pages = [
    ['home', undefined, '/'],
    ['catalogue', undefined, '/catalogue'],
    ['sign-in', undefined, '/sign-in'],
    ['sign-up', undefined, '/sign-up'],
    ['missing', undefined, '/no-such-page'],
    ['studio', user, '/studio/coloring-from-photo'],
    ['result', user, `/g/${runs[0]}`],
    ['gallery', user, '/gallery'],
    ['account', user, '/account'],
    ['activity', user, '/account/activity'],
    ['security', user, '/account/security'],
    ['privacy', user, '/account/privacy'],
    ['console-dashboard', admin, '/admin/'],
    ['console-users', admin, '/admin/users'],
    ['console-types', admin, '/admin/transformation-types'],
    ['console-generations', admin, '/admin/generations'],
    ['console-roles', admin, '/admin/roles'],
    ['console-role', admin, '/admin/roles/SUPPORT/show'],
  ];
  for (const [name, account, path] of pages) {
    for (const [size, viewport] of [
      ['390', PHONE],
      ['1440', DESKTOP],
    ]) {
      for (const scheme of ['light', 'dark']) {
        const { page, close } = await open(viewport, scheme, account, path);
        await page.screenshot({
          path: join(folder, `${name}-${size}-${scheme}.png`),
          fullPage: true,
        });
        await close();
      }
    }
  }
}
