import { Module } from '@nestjs/common';
import { ServiceFactsController } from './service-facts.controller.js';

@Module({ controllers: [ServiceFactsController] })
export class ServiceFactsModule {}
