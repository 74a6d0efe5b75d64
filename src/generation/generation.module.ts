import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { SingleRuns } from '../billing/index.js';
import { ProviderRegistry, ProvidersModule } from '../providers/index.js';
import { TransformationTypesModule, TypeUsage } from '../transformation-types/index.js';
import { AssetUsage, UploadsModule } from '../uploads/index.js';
import { UsersModule } from '../users/index.js';
import { ArtifactDownload } from './artifact-download.js';
import { EventStream } from './event-stream.js';
import { FailureNotice } from './failure-notice.js';
import { GenerationAdminController } from './generation.admin.controller.js';
import { GenerationAssetUsage } from './generation-asset-usage.js';
import { GenerationController } from './generation.controller.js';
import { GenerationEvents } from './generation-events.js';
import { GenerationQueue } from './generation-queue.js';
import { GenerationReader } from './generation.read-model.js';
import { GenerationRunner, OWN_STEP_KINDS } from './generation-runner.js';
import { GenerationService } from './generation.service.js';
import { GenerationSettlement } from './generation-settlement.js';
import { GenerationTypeUsage } from './generation-type-usage.js';
import { GenerationWorker } from './generation-worker.js';
import { Idempotency } from './idempotency.js';
import { ModerationReviews } from './moderation-reviews.js';
import { PlaceInQueue } from './place-in-queue.js';
import { PreferWait } from './prefer-wait.js';
import { Retention } from './retention.js';
import { ResultReuse } from './result-reuse.js';
import { RetentionProcessor } from './retention.processor.js';
import { UnpaidExpiry } from './unpaid-expiry.js';
import { UnpaidRuns } from './unpaid-runs.js';
import { GenerationPersonalData } from './generation-personal-data.js';

/**
 * Global, so that what stands below it learns of runs: the catalogue how often its types were run,
 * the uploads which of them are in use,
 * and payments of runs that are paid for singly.
 */
@Global()
@Module({
  imports: [ProvidersModule, TransformationTypesModule, UploadsModule, UsersModule],
  controllers: [GenerationController, GenerationAdminController],
  providers: [
    GenerationPersonalData,
    ArtifactDownload,
    EventStream,
    FailureNotice,
    GenerationEvents,
    GenerationQueue,
    GenerationReader,
    GenerationRunner,
    GenerationService,
    GenerationSettlement,
    GenerationWorker,
    Idempotency,
    ModerationReviews,
    PlaceInQueue,
    PreferWait,
    ResultReuse,
    Retention,
    RetentionProcessor,
    UnpaidExpiry,
    UnpaidRuns,
    { provide: SingleRuns, useExisting: UnpaidRuns },
    { provide: TypeUsage, useClass: GenerationTypeUsage },
    { provide: AssetUsage, useClass: GenerationAssetUsage },
  ],
  exports: [TypeUsage, AssetUsage, SingleRuns],
})
export class GenerationModule implements OnModuleInit {
  constructor(private readonly registry: ProviderRegistry) {}

  onModuleInit(): void {
    this.registry.registerExecutors(OWN_STEP_KINDS);
  }
}
