import { type DynamicModule, Module } from '@nestjs/common';
import { BillingModule } from './billing/index.js';
import { GenerationModule } from './generation/index.js';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';
import { ProvidersModule } from './providers/index.js';
import { TransformationTypesModule } from './transformation-types/index.js';
import { UploadsModule } from './uploads/index.js';

@Module({})
export class AppModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(parts),
        UploadsModule,
        ProvidersModule,
        TransformationTypesModule,
        BillingModule,
        GenerationModule,
      ],
    };
  }
}
