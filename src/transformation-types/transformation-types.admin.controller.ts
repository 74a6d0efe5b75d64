import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InvalidFieldError } from '../platform/errors/index.js';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  type Principal,
  RequirePermission,
} from '../platform/http/index.js';
import {
  AdminTypeDetail,
  AdminTypePage,
  AdminTypeQuery,
  ChangePriceRequest,
  CreateTypeRequest,
  CreateVersionRequest,
  StatusRequest,
  UpdateTypeRequest,
  UpdateVersionRequest,
} from './transformation-types.admin.dto.js';
import { TransformationTypesReadModel } from './transformation-types.read-model.js';
import { TransformationTypesService } from './transformation-types.service.js';

const VersionNumber = () =>
  Param(
    'number',
    new ParseIntPipe({
      exceptionFactory: () => new InvalidFieldError('number', 'This is not a version number.'),
    }),
  );

@ApiTags('admin')
@Controller('admin/transformation-types')
export class TransformationTypesAdminController {
  constructor(
    private readonly types: TransformationTypesService,
    private readonly readModel: TransformationTypesReadModel,
  ) {}

  @Get()
  @RequirePermission('types:read')
  @ApiOperation({ summary: 'All types, whatever their status' })
  list(@Query() query: AdminTypeQuery): Promise<AdminTypePage> {
    return this.readModel.list(query);
  }

  @Get(':id')
  @RequirePermission('types:read')
  @ApiOperation({ summary: 'A type with its versions and prices' })
  one(@IdParam() id: string): Promise<AdminTypeDetail> {
    return this.readModel.one(id);
  }

  @Post()
  @ApiErrors('CONFLICT')
  @RequirePermission('types:write')
  @ApiOperation({ summary: 'Make a type with its first version, both drafts' })
  async create(
    @CurrentUser() actor: Principal,
    @Body() request: CreateTypeRequest,
  ): Promise<AdminTypeDetail> {
    return this.readModel.one(await this.types.create(actor, request));
  }

  @Patch(':id')
  @ApiErrors('CONFLICT')
  @RequirePermission('types:write')
  @ApiOperation({ summary: 'Change how a type is shown' })
  async update(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @Body() request: UpdateTypeRequest,
  ): Promise<AdminTypeDetail> {
    await this.types.update(actor, id, request);
    return this.readModel.one(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiErrors('CONFLICT', 'TYPE_IN_USE')
  @RequirePermission('types:write')
  @ApiOperation({ summary: 'Delete a type that was never run; TYPE_IN_USE otherwise' })
  async delete(@CurrentUser() actor: Principal, @IdParam() id: string): Promise<void> {
    await this.types.delete(actor, id);
  }

  @Post(':id/versions')
  @ApiErrors('CONFLICT')
  @RequirePermission('types:write')
  @ApiOperation({ summary: 'Make a draft that builds on another version' })
  async addVersion(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @Body() request: CreateVersionRequest,
  ): Promise<AdminTypeDetail> {
    await this.types.addVersion(actor, id, request);
    return this.readModel.one(id);
  }

  @Patch(':id/versions/:number')
  @ApiErrors('CONFLICT')
  @RequirePermission('types:write')
  @ApiOperation({ summary: 'Change a draft' })
  async updateVersion(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @VersionNumber() number: number,
    @Body() request: UpdateVersionRequest,
  ): Promise<AdminTypeDetail> {
    await this.types.updateVersion(actor, id, number, request);
    return this.readModel.one(id);
  }

  @Post(':id/versions/:number/publish')
  @HttpCode(200)
  @ApiErrors('CONFLICT')
  @RequirePermission('types:publish')
  @ApiOperation({ summary: 'Make a version the live one; an older one rolls back' })
  async publish(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @VersionNumber() number: number,
    @Body() request: StatusRequest,
  ): Promise<AdminTypeDetail> {
    await this.types.publish(actor, id, number, request);
    return this.readModel.one(id);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @ApiErrors('CONFLICT')
  @RequirePermission('types:publish')
  @ApiOperation({ summary: 'Offer a type again' })
  async enable(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @Body() request: StatusRequest,
  ): Promise<AdminTypeDetail> {
    await this.types.enable(actor, id, request);
    return this.readModel.one(id);
  }

  @Post(':id/disable')
  @HttpCode(200)
  @ApiErrors('CONFLICT')
  @RequirePermission('types:publish')
  @ApiOperation({ summary: 'Take a type out of the shop window; runs under way go on' })
  async disable(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @Body() request: StatusRequest,
  ): Promise<AdminTypeDetail> {
    await this.types.disable(actor, id, request);
    return this.readModel.one(id);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @ApiErrors('CONFLICT')
  @RequirePermission('types:publish')
  @ApiOperation({ summary: 'Put a type away for good, with its history' })
  async archive(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @Body() request: StatusRequest,
  ): Promise<AdminTypeDetail> {
    await this.types.archive(actor, id, request);
    return this.readModel.one(id);
  }

  @Put(':id/price')
  @ApiErrors('CONFLICT')
  @RequirePermission('prices:write')
  @ApiOperation({ summary: 'Change what a unit costs, now or from a later moment on' })
  async setPrice(
    @CurrentUser() actor: Principal,
    @IdParam() id: string,
    @Body() request: ChangePriceRequest,
  ): Promise<AdminTypeDetail> {
    await this.types.setPrice(actor, id, request);
    return this.readModel.one(id);
  }
}
