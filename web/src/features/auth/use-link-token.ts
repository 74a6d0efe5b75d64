import { useEffect, useState } from 'react';

/**
 * The key of a link by mail, which stands after the # where no server, log or Referer sees it. It is
 * taken out of the address at once, so that neither history nor screenshots keep it.
 */
export function useLinkToken(): string {
  const [token] = useState(() => /^#token=([\w-]+)$/.exec(location.hash)?.[1] ?? '');
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname);
  }, []);
  return token;
}
