import MenuBookIcon from '@mui/icons-material/MenuBookOutlined';
import type { ResourcePages } from '../../resource-pages';
import type { LedgerTransaction } from '../../providers/verbs';
import { LedgerList } from './ledger-list';
import { TransactionShow } from './transaction-show';

export const ledger = {
  list: LedgerList,
  icon: MenuBookIcon,
  options: { label: 'Ledger' },
} satisfies ResourcePages<'ledger'>;

/** Reached from the entries that belong to it. */
export const ledgerTransactions = {
  show: TransactionShow,
  recordRepresentation: ({ kind }: LedgerTransaction) => kind,
} satisfies ResourcePages<'ledger-transactions'>;
