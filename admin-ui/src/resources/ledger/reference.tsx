import { Link } from 'react-admin';
import { RESOURCES } from '../../providers/resources';
import { Nothing } from '../../shared/moment';
import { useMay } from '../../shared/use-may';

const PAGES: Readonly<Record<string, readonly [resource: string, words: string]>> = {
  payment: ['payments', 'Payment'],
  generation: ['generations', 'Generation'],
  user: ['users', 'User'],
};

/** What a transaction is about, as a link where the person may see it. */
export const Reference = ({ reference }: { reference: string | null }) => {
  const [kind = '', id = ''] = reference?.split(':') ?? [];
  const [resource, words] = PAGES[kind] ?? ['', ''];
  const maySee = useMay(RESOURCES[resource]?.needs['show'] ?? 'ledger:read');
  if (!reference) return <Nothing />;
  if (!resource || !maySee) return <span style={{ overflowWrap: 'anywhere' }}>{reference}</span>;
  return (
    <Link to={`/${resource}/${id}/show`} title={reference}>
      {`${words} ${id.slice(0, 4)}…${id.slice(-6)}`}
    </Link>
  );
};
