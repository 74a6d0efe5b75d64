import { formatTime } from '../../shared/format';
import { Row, Rows } from '../../shared/rows';
import { useOfUser } from './use-of-user';
import { providerInWords } from './provider-words';

/** By which ways the user can sign in. */
export const UserWaysIn = () => {
  const {
    data = [],
    error,
    isPending,
  } = useOfUser('ways-in', (provider, id) => provider.userWaysIn(id));
  return (
    <Rows
      label="Ways in"
      error={error}
      isPending={isPending}
      empty="There is no way in to this account."
    >
      {data.map(({ id, provider, label, addedAt, lastUsedAt, usable }) => (
        <Row
          key={id}
          first={providerInWords(provider)}
          second={[
            ...(label ? [label] : []),
            `added ${formatTime(addedAt)}`,
            lastUsedAt ? `last used ${formatTime(lastUsedAt)}` : 'never used',
            ...(usable ? [] : ['switched off here']),
          ].join(' · ')}
        />
      ))}
    </Rows>
  );
};
