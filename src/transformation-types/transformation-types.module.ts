import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller.js';
import { CatalogueReader } from './catalogue-reader.js';
import { CatalogueReadModel } from './catalogue.read-model.js';
import { ShippedCatalogue } from './shipped-catalogue.js';
import { TransformationTypesAdminController } from './transformation-types.admin.controller.js';
import { TransformationTypesReadModel } from './transformation-types.read-model.js';
import { TransformationTypesService } from './transformation-types.service.js';

@Module({
  controllers: [CatalogueController, TransformationTypesAdminController],
  providers: [
    CatalogueReader,
    CatalogueReadModel,
    ShippedCatalogue,
    TransformationTypesReadModel,
    TransformationTypesService,
  ],
  exports: [CatalogueReader, ShippedCatalogue],
})
export class TransformationTypesModule {}
