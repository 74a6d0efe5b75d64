import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, type Principal, Public, RequirePermission } from '../platform/http/index.js';
import { LedgerEntryList, LedgerQuery, TrustResponse } from './ledger.dto.js';
import { LedgerReadModel } from './ledger.read-model.js';
import { LedgerUpkeep } from './ledger-upkeep.js';

@ApiTags('billing')
@Controller('billing')
export class LedgerController {
  constructor(
    private readonly ledger: LedgerReadModel,
    private readonly upkeep: LedgerUpkeep,
  ) {}

  /** Your part of the books: everything that came, was set aside, spent, given back or ran out. */
  @Get('ledger')
  @RequirePermission('billing:read')
  own(@CurrentUser() user: Principal, @Query() query: LedgerQuery): Promise<LedgerEntryList> {
    return this.ledger.own(user.userId, query);
  }

  /** What the books promise, and whether the last nightly check of all of them found it kept. */
  @Get('trust')
  @Public()
  async trust(): Promise<TrustResponse> {
    const last = await this.upkeep.last();
    return {
      checkedAt: last?.at.toISOString() ?? null,
      kept: last?.checks.every(({ ok }) => ok) ?? null,
      promises: last?.checks.map(({ name, ok }) => ({ name, kept: ok })) ?? [],
    };
  }
}
