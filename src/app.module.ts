import { type DynamicModule, Module } from '@nestjs/common';
import { AccountModule } from './account/index.js';
import { AdminModule } from './admin/index.js';
import { AuditLogModule } from './audit-log/index.js';
import { AuthModule } from './auth/index.js';
import { BillingModule } from './billing/index.js';
import { GenerationModule } from './generation/index.js';
import { PaymentsModule } from './payments/index.js';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';
import { PreviewsModule } from './previews/index.js';
import { PrivacyModule } from './privacy/index.js';
import { ProvidersModule } from './providers/index.js';
import { TransformationTypesModule } from './transformation-types/index.js';
import { UploadsModule } from './uploads/index.js';
import { UsersModule } from './users/index.js';

@Module({})
export class AppModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(parts),
        AuditLogModule,
        UsersModule,
        AuthModule,
        UploadsModule,
        ProvidersModule,
        TransformationTypesModule,
        BillingModule,
        PaymentsModule,
        GenerationModule,
        PreviewsModule,
        PrivacyModule,
        AccountModule,
        AdminModule,
      ],
    };
  }
}
