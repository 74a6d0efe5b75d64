import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  CurrentUser,
  IdParam,
  type Principal,
  RequirePermission,
} from '../platform/http/index.js';
import {
  BalanceResponse,
  CorrectionRequest,
  GrantRequest,
  LedgerCheckResponse,
} from './billing.dto.js';
import { BillingService } from './billing.service.js';
import { CorrectionsService } from './corrections.service.js';
import { LedgerCheck } from './ledger-check.js';
import {
  AdminLedgerEntryList,
  AdminLedgerQuery,
  LedgerAccountList,
  LedgerTransactionResponse,
} from './ledger.dto.js';
import { LedgerReadModel } from './ledger.read-model.js';

@ApiTags('admin')
@Controller('admin')
export class BillingAdminController {
  constructor(
    private readonly billing: BillingService,
    private readonly corrections: CorrectionsService,
    private readonly ledgerCheck: LedgerCheck,
    private readonly books: LedgerReadModel,
  ) {}

  /** Gives a user credits; the same Idempotency-Key gives them once. */
  @Post('grants')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiErrors('NOT_FOUND', 'IDEMPOTENCY_MISMATCH')
  @RequirePermission('credits:grant')
  grant(
    @CurrentUser() actor: Principal,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: GrantRequest,
  ): Promise<BalanceResponse> {
    return this.billing.grant(actor, key, body);
  }

  /**
   * Takes credits from a user, who is told by mail; the same Idempotency-Key takes them once. Never more
   * than there are, unless `mayOwe` says that the rest is owed.
   */
  @Post('corrections')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiErrors('NOT_FOUND', 'CONFLICT', 'IDEMPOTENCY_MISMATCH')
  @RequirePermission('credits:take')
  take(
    @CurrentUser() actor: Principal,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: CorrectionRequest,
  ): Promise<BalanceResponse> {
    return this.corrections.take(actor, key, body);
  }

  /** Entries of the books, newest first. */
  @Get('ledger')
  @RequirePermission('ledger:read')
  entries(@Query() query: AdminLedgerQuery): Promise<AdminLedgerEntryList> {
    return this.books.all(query);
  }

  /** What lies on every kind of account, in every unit. */
  @Get('ledger/accounts')
  @RequirePermission('ledger:read')
  async accounts(): Promise<LedgerAccountList> {
    return { data: await this.books.accounts() };
  }

  /** One transaction with all its entries. */
  @Get('ledger/transactions/:id')
  @ApiErrors('NOT_FOUND')
  @RequirePermission('ledger:read')
  transaction(@IdParam() id: string): Promise<LedgerTransactionResponse> {
    return this.books.transaction(id);
  }

  /** Checks every promise of the books now. */
  @Get('ledger/verify')
  @RequirePermission('ledger:read')
  verify(): Promise<LedgerCheckResponse> {
    return this.ledgerCheck.run();
  }
}
