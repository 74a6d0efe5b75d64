import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller.js';
import { CatalogueReader } from './catalogue-reader.js';
import { CatalogueReadModel } from './catalogue.read-model.js';
import { ShippedCatalogue } from './shipped-catalogue.js';

@Module({
  controllers: [CatalogueController],
  providers: [CatalogueReader, CatalogueReadModel, ShippedCatalogue],
  exports: [CatalogueReader, ShippedCatalogue],
})
export class TransformationTypesModule {}
