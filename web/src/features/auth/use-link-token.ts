import { useCallback, useEffect, useState } from 'react';

interface KeptLink {
  linkToken?: string;
  linkIsSpent?: boolean;
}

export interface LinkToken {
  /** Empty where the page was opened without one. */
  token: string;
  /** Whether the link did what it is for, in this tab: a reload finds it so. */
  isSpent: boolean;
  spend: () => void;
}

/**
 * The key of a link by mail, which stands after the # where no server, log or Referer sees it. It is
 * taken out of the address at once, so that neither bookmarks nor screenshots keep it; a reload finds
 * it in what the browser remembers of this one page of this tab.
 */
export function useLinkToken(): LinkToken {
  const [link, setLink] = useState<KeptLink>(
    () => linkInAddress() ?? ((history.state ?? {}) as KeptLink),
  );
  const spend = useCallback(() => setLink({ linkIsSpent: true }), []);
  useEffect(() => {
    const { linkToken, linkIsSpent } = link;
    const state = { ...(history.state as object | null), linkToken, linkIsSpent };
    history.replaceState(state, '', location.pathname);
  }, [link]);
  useEffect(() => {
    // A whole link that is pasted over the address of this page loads nothing anew.
    const onPaste = () => {
      const pasted = linkInAddress();
      if (pasted) setLink(pasted);
    };
    addEventListener('hashchange', onPaste);
    return () => removeEventListener('hashchange', onPaste);
  }, []);
  return { token: link.linkToken ?? '', isSpent: link.linkIsSpent ?? false, spend };
}

function linkInAddress(): KeptLink | undefined {
  const linkToken = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
  return linkToken === undefined ? undefined : { linkToken };
}
