import { Module } from '@nestjs/common';
import { UploadsModule } from '../uploads/index.js';
import { UsersModule } from '../users/index.js';
import { EraseProcessor } from './erase.processor.js';
import { ExportProcessor } from './export.processor.js';
import { PrivacyController } from './privacy.controller.js';
import { PrivacyProcessor } from './privacy.processor.js';
import { PrivacyService } from './privacy.service.js';

/** A person's archive and erasure, over all modules that keep anything about people. */
@Module({
  imports: [UploadsModule, UsersModule],
  controllers: [PrivacyController],
  providers: [EraseProcessor, ExportProcessor, PrivacyProcessor, PrivacyService],
})
export class PrivacyModule {}
