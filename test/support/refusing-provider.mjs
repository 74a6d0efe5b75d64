/**
 * `node --import file:///…/refusing-provider.mjs dist/src/main.js`: a program whose engine will not make
 * one look, as a provider with rules about content refuses a picture. Nothing that ships refuses yet.
 */
if (process.argv[1]?.endsWith('/dist/src/main.js')) {
  const { LocalProvider } = await import('../../dist/src/providers/local-provider.js');
  const { ProviderError } = await import('../../dist/src/providers/index.js');
  const { run } = LocalProvider.prototype;
  LocalProvider.prototype.run = function (request, context) {
    if (request.recipe !== 'photo-1920s') return run.call(this, request, context);
    const reason = 'This photo shows something that we do not draw.';
    return Promise.reject(new ProviderError('blocked', reason, { code: 'SAFETY' }));
  };
}
