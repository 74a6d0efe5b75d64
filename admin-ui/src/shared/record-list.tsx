import type { ReactElement } from 'react';
import { List, type ListProps, Pagination, type RaRecord } from 'react-admin';
import { type Card, Cards } from './cards';
import { ListError } from './load-error';
import { useIsPhone } from './phone';

interface Props<T> extends Omit<ListProps, 'children' | 'pagination' | 'perPage'> {
  /** The table of wide screens. */
  readonly children: ReactElement;
  /** The card of phones. */
  readonly card: Card<T>;
}

/** A list as everywhere in the console: a dense table on wide screens, cards on phones. */
export const RecordList = <T extends RaRecord>({ children, card, ...rest }: Props<T>) => {
  const isPhone = useIsPhone();
  return (
    <List
      perPage={25}
      pagination={<Pagination rowsPerPageOptions={[10, 25, 50, 100]} />}
      exporter={false}
      error={<ListError />}
      {...rest}
    >
      {isPhone ? <Cards {...card} /> : children}
    </List>
  );
};
