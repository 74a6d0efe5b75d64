import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { type PreviewRequest, requestPreview } from '../../api/previews.js';

/** What a run would give, as a small picture. */
export interface Preview {
  url: string;
  width: number;
  height: number;
  /** That it is of the settings of a moment ago, while the next is being made. */
  isOld: boolean;
}

const KEPT_MS = 60_000;

/** The preview of what is asked for. None, and no complaint, where there is none: the run is what counts. */
export function usePreview(asked: PreviewRequest | null): Preview | null {
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['preview', asked],
    queryFn: async ({ signal }) => {
      const blob = await requestPreview(asked!, signal);
      const { width, height } = await createImageBitmap(blob);
      return { blob, width, height };
    },
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: KEPT_MS,
    retry: false,
  });
  const url = useObjectUrl(data?.blob);
  if (!asked || !data || !url) return null;
  return { url, width: data.width, height: data.height, isOld: isPlaceholderData };
}

/** The address of bytes that this page holds, as long as they are shown. */
function useObjectUrl(blob: Blob | undefined): string | null {
  const [shown, setShown] = useState<{ blob: Blob; url: string } | null>(null);
  useEffect(() => {
    if (!blob) return;
    const url = URL.createObjectURL(blob);
    setShown({ blob, url });
    return () => URL.revokeObjectURL(url);
  }, [blob]);
  return shown?.blob === blob ? (shown?.url ?? null) : null;
}
