import { Global, Module } from '@nestjs/common';
import { LocalProvider } from './local-provider.js';
import { ProviderRegistry } from './provider-registry.js';

/** Offers {@link ProviderRegistry} with every provider that this installation can reach. */
@Global()
@Module({
  providers: [
    LocalProvider,
    {
      provide: ProviderRegistry,
      inject: [LocalProvider],
      useFactory: (local: LocalProvider) => new ProviderRegistry([local]),
    },
  ],
  exports: [ProviderRegistry],
})
export class ProvidersModule {}
