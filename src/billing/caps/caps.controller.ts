import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, type Principal, RequirePermission } from '../../platform/http/index.js';
import { CapRequest, CapResponse } from './caps.dto.js';
import { SpendingCaps } from './spending-caps.js';

@ApiTags('billing')
@Controller('billing/cap')
export class CapsController {
  constructor(private readonly caps: SpendingCaps) {}

  /** What your runs cost this month, and how much you let them cost. */
  @Get()
  @RequirePermission('billing:read')
  find(@CurrentUser() user: Principal): Promise<CapResponse> {
    return this.caps.read(user.userId);
  }

  /** Caps what your runs of a month may cost, from now on. */
  @Put()
  @RequirePermission('payments:create')
  set(@CurrentUser() user: Principal, @Body() { credits }: CapRequest): Promise<CapResponse> {
    return this.caps.set(user, credits);
  }

  /** Removes the cap. */
  @Delete()
  @HttpCode(204)
  @RequirePermission('payments:create')
  async remove(@CurrentUser() user: Principal): Promise<void> {
    await this.caps.remove(user);
  }
}
