import { type DynamicModule, Module } from '@nestjs/common';
import { PlatformModule, type PlatformParts } from './platform/platform.module.js';

@Module({})
export class AppModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.forRoot(parts)] };
  }
}
