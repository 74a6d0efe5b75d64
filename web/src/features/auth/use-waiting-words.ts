import { useQuery } from '@tanstack/react-query';

import { catalogueQuery } from '../../api/catalogue.js';
import { onTheTable } from '../../lib/on-the-table.js';

/** What somebody who comes from a studio left there; undefined for who comes from elsewhere. */
export function useWaitingWords(returnTo: string | undefined): string | undefined {
  const slug = /^\/studio\/([^/?#]+)/.exec(returnTo ?? '')?.[1];
  const { data: types } = useQuery({ ...catalogueQuery, enabled: slug !== undefined });
  if (slug === undefined) return undefined;
  const kind = types?.find((type) => type.slug === slug)?.inputKind;
  return `${onTheTable(kind)} wait on the table.`;
}
