import { type DynamicModule, Module } from '@nestjs/common';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';
import { UploadsModule } from './uploads/index.js';

@Module({})
export class AppModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(parts), UploadsModule] };
  }
}
