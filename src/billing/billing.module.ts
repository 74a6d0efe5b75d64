import { Global, Module } from '@nestjs/common';
import { TransformationTypesModule } from '../transformation-types/index.js';
import { UploadsModule } from '../uploads/index.js';
import { UsageReader, UserPlans, UsersModule } from '../users/index.js';
import { BalanceReader } from './balance.read-model.js';
import { BalanceStream } from './balance-stream.js';
import { BillingAdminController } from './billing.admin.controller.js';
import { BillingController } from './billing.controller.js';
import { BillingService } from './billing.service.js';
import { CapsController } from './caps/caps.controller.js';
import { SpendingCaps } from './caps/spending-caps.js';
import { Corrections } from './corrections.js';
import { CorrectionsService } from './corrections.service.js';
import { CreditLedger } from './credit-ledger.js';
import { CreditLots } from './credit-lots.js';
import { FreeRuns } from './free-runs.js';
import { GiveBacks } from './give-backs.js';
import { LedgerCheck } from './ledger-check.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerReadModel } from './ledger.read-model.js';
import { LedgerUpkeep } from './ledger-upkeep.js';
import { LotSweeper } from './lot-sweeper.js';
import { MoneyBooks } from './money-books.js';
import { PlanReader } from './plans/plan-reader.js';
import { PriceBook } from './prices/price-book.js';
import { PricesAdminController } from './prices/prices.admin.controller.js';
import { PricesController } from './prices/prices.controller.js';
import { PricesService } from './prices/prices.service.js';
import { QuoteService } from './quote.service.js';
import { TakeBacks } from './take-backs.js';
import { BillingPersonalData } from './billing-personal-data.js';

/** Global, so that users and auth, which stand below it, get their UsageReader. */
@Global()
@Module({
  imports: [TransformationTypesModule, UploadsModule, UsersModule],
  controllers: [
    BillingController,
    CapsController,
    LedgerController,
    BillingAdminController,
    PricesController,
    PricesAdminController,
  ],
  providers: [
    BillingPersonalData,
    BalanceReader,
    BalanceStream,
    { provide: UsageReader, useExisting: BalanceReader },
    BillingService,
    Corrections,
    CorrectionsService,
    CreditLedger,
    CreditLots,
    FreeRuns,
    GiveBacks,
    LedgerCheck,
    LedgerReadModel,
    LedgerUpkeep,
    LotSweeper,
    MoneyBooks,
    TakeBacks,
    PlanReader,
    { provide: UserPlans, useExisting: PlanReader },
    PriceBook,
    PricesService,
    QuoteService,
    SpendingCaps,
  ],
  exports: [
    BalanceReader,
    UsageReader,
    BillingService,
    CreditLedger,
    LedgerCheck,
    MoneyBooks,
    PlanReader,
    PriceBook,
    UserPlans,
    QuoteService,
    SpendingCaps,
  ],
})
export class BillingModule {}
