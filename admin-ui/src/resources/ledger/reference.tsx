import { Link } from 'react-admin';
import type { LedgerEntry } from '../../providers/verbs';
import { RESOURCES } from '../../providers/resources';
import { Nothing } from '../../shared/moment';
import { useMay } from '../../shared/use-may';

const PAGES: Readonly<Record<string, readonly [resource: string, words: string]>> = {
  payment: ['payments', 'Payment'],
  generation: ['generations', 'Run'],
  user: ['users', 'User'],
};

/** What a transaction is about, as a link where the person may see it. */
export const Reference = ({ of }: { of: Pick<LedgerEntry, 'reference' | 'generationId'> }) => {
  // What ends a hold names that one, and the run that it was for beside it.
  const reference = of.generationId ? `generation:${of.generationId}` : of.reference;
  const [kind = '', id = ''] = reference?.split(':') ?? [];
  const [resource, words] = PAGES[kind] ?? ['', ''];
  const maySee = useMay(RESOURCES[resource]?.needs['show'] ?? 'ledger:read');
  if (!reference) return <Nothing />;
  if (!resource) return <span style={{ overflowWrap: 'anywhere' }}>{reference}</span>;
  const name = `${words} ${id.slice(0, 4)}…${id.slice(-6)}`;
  if (!maySee) return <span title={reference}>{name}</span>;
  return (
    <Link to={`/${resource}/${id}/show`} title={reference}>
      {name}
    </Link>
  );
};
