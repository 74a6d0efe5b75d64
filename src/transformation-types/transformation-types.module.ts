import { Global, Module } from '@nestjs/common';
import { TypeNames } from '../audit-log/index.js';
import { CatalogueController } from './catalogue.controller.js';
import { CatalogueNames } from './catalogue-names.js';
import { CatalogueReader } from './catalogue-reader.js';
import { CatalogueReadModel } from './catalogue.read-model.js';
import { ShippedCatalogue } from './shipped-catalogue.js';
import { TransformationTypesAdminController } from './transformation-types.admin.controller.js';
import { TransformationTypesReadModel } from './transformation-types.read-model.js';
import { TransformationTypesService } from './transformation-types.service.js';

/** Global, so that the audit log, which stands below it, gets its TypeNames. */
@Global()
@Module({
  controllers: [CatalogueController, TransformationTypesAdminController],
  providers: [
    CatalogueReader,
    CatalogueReadModel,
    ShippedCatalogue,
    TransformationTypesReadModel,
    TransformationTypesService,
    { provide: TypeNames, useClass: CatalogueNames },
  ],
  exports: [CatalogueReader, ShippedCatalogue, TypeNames],
})
export class TransformationTypesModule {}
