export { BalanceReader } from './balance.read-model.js';
export { Money } from './billing.dto.js';
export { BillingModule } from './billing.module.js';
export { BillingService } from './billing.service.js';
export { CreditLedger, type HoldResult, type Settlement } from './credit-ledger.js';
export { LedgerAccount, LedgerEntry, LedgerTransaction } from './ledger.entity.js';
export { Hold, Quote } from './quote.entity.js';
export { type BindingQuote, QuoteService } from './quote.service.js';
