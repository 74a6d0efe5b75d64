import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDecodable } from './is-decodable.js';
import { pagePaths } from './page-paths.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/**
 * Serves the built web app at `/` and the console at `/admin`. Files with a hash in their name are
 * cached for a year; any other address answers with the app's shell, which routes itself, and says
 * 404 where the app has no page: the shell then shows that.
 */
export async function serveStaticApps(app: NestFastifyApplication): Promise<void> {
  const apps = [
    { prefix: '/admin/', dir: join(root, 'admin-ui', 'dist') },
    { prefix: '/', dir: join(root, 'web', 'dist') },
  ].filter(({ dir }) => existsSync(join(dir, 'index.html')));
  const fastify = app.getHttpAdapter().getInstance();
  for (const [index, { prefix, dir }] of apps.entries()) {
    await app.register(fastifyStatic, {
      root: dir,
      prefix,
      decorateReply: index === 0,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes('/assets/');
        reply.header(
          'Cache-Control',
          hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
        );
      },
    });
    const shell = readFileSync(join(dir, 'index.html'));
    const isPage = pagesOf(dir);
    const paths = prefix === '/' ? ['/', '/*'] : ['/admin', '/admin/', '/admin/*'];
    for (const path of paths) {
      fastify.get(path, (request, reply) => {
        if (prefix === '/' && isOfProgram(request.url)) return reply.callNotFound();
        return reply
          .status(isPage(request.originalUrl) ? 200 : 404)
          .header('Cache-Control', 'no-cache')
          .type('text/html; charset=utf-8')
          .send(shell);
      });
    }
  }
}

/**
 * An address as it is routed: one of a page that cannot be decoded as one that can, so that whoever opens it
 * is told in a page that there is none.
 */
export function routedAddress({ url = '/', method }: IncomingMessage): string {
  const [path = '', ...query] = url.split(/(?=\?)/);
  const isRead = method === 'GET' || method === 'HEAD';
  if (!isRead || isOfProgram(url) || isDecodable(path)) return url;
  return [path.replaceAll('%', '%25'), ...query].join('');
}

/** Whether an address is the program's own, and never a page of the web app. */
export function isOfProgram(url: string): boolean {
  return /^\/+(api|health)([/?]|$)/.test(url);
}

/** By the list that the app's build leaves beside it. */
function pagesOf(dir: string): (url: string) => boolean {
  return pagePaths(JSON.parse(readFileSync(join(dir, 'paths.json'), 'utf8')) as string[]);
}
