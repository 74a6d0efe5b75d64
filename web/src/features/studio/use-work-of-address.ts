import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

import { useSessionState } from '../../api/session.js';
import { usePhotoDesk } from './photo-desk.js';

/**
 * Puts the picture that the address names, by the run that made it, on the desk. The address is a wish and is
 * forgotten once it is granted: what lies on the desk stays there through a reload anyway.
 */
export function useWorkOfAddress(slug: string, work: string | undefined): void {
  const { putWork } = usePhotoDesk();
  const session = useSessionState();
  const navigate = useNavigate();
  useEffect(() => {
    if (!work || session === 'unknown' || session === 'unreachable') return;
    if (session === 'signed-out') {
      const returnTo = `/studio/${slug}?work=${encodeURIComponent(work)}`;
      void navigate({ to: '/sign-in', search: { returnTo }, replace: true });
      return;
    }
    void putWork(work);
    void navigate({ to: '/studio/$slug', params: { slug }, search: {}, replace: true });
  }, [slug, work, session, putWork, navigate]);
}
