import { Module } from '@nestjs/common';
import { BillingModule } from '../billing/index.js';
import { ProvidersModule } from '../providers/index.js';
import { TransformationTypesModule } from '../transformation-types/index.js';
import { UploadsModule } from '../uploads/index.js';
import { PreviewsController } from './previews.controller.js';
import { PreviewsService } from './previews.service.js';

/** What a look would make of a photo, small and at once, before anybody pays for it. */
@Module({
  imports: [BillingModule, ProvidersModule, TransformationTypesModule, UploadsModule],
  controllers: [PreviewsController],
  providers: [PreviewsService],
})
export class PreviewsModule {}
