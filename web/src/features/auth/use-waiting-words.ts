import { useQuery } from '@tanstack/react-query';

import { catalogueQuery } from '../../api/catalogue.js';

/** What somebody who comes from a studio left there; undefined for who comes from elsewhere. */
export function useWaitingWords(returnTo: string | undefined): string | undefined {
  const slug = /^\/studio\/([^/?#]+)/.exec(returnTo ?? '')?.[1];
  const { data: types } = useQuery({ ...catalogueQuery, enabled: slug !== undefined });
  if (slug === undefined) return undefined;
  const kind = types?.find((type) => type.slug === slug)?.inputKind;
  if (kind?.includes('photo')) return 'Your photo and your settings wait on the table.';
  if (kind === 'prompt') return 'Your idea and your settings wait on the table.';
  return 'Your settings wait on the table.';
}
