import type { LedgerTransaction } from '../../providers/verbs';
import { TransactionShow } from './transaction-show';

/** Reached from the entries that belong to it. */
export const ledgerTransactions = {
  show: TransactionShow,
  recordRepresentation: ({ kind }: LedgerTransaction) => kind,
};
