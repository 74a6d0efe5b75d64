import multipart, { type FastifyMultipartOptions } from '@fastify/multipart';
import type { FastifyInstance, onRequestHookHandler } from 'fastify';

type HookName = 'onRequest' | 'onResponse';

/**
 * Makes routes that say so (`takesForm`) able to read forms with files. The plugin would have its hooks
 * run for every request, where they cost more than all of ours do; here they run for those routes.
 */
export function takeForms(fastify: FastifyInstance, options: FastifyMultipartOptions): void {
  const hooks: [HookName, onRequestHookHandler][] = [];
  const collecting = Object.create(fastify, {
    addHook: {
      value(name: HookName, hook: onRequestHookHandler) {
        hooks.push([name, hook]);
        return collecting;
      },
    },
  }) as FastifyInstance;
  multipart(collecting, options, (error) => {
    if (error) throw error;
  });
  fastify.addHook('onRoute', (route) => {
    if (!route.config?.takesForm) return;
    for (const [name, hook] of hooks) {
      Object.assign(route, { [name]: [...[route[name] ?? []].flat(), hook] });
    }
  });
}
