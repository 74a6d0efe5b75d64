import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { ApiError } from '../../api/api-error.js';
import { type PreviewRequest, requestPreview } from '../../api/previews.js';
import { queryClient } from '../../api/query-client.js';

/** What a run would give, as a small picture. */
export interface Preview {
  url: string;
  width: number;
  height: number;
  /** That it may be transparent somewhere. */
  seeThrough: boolean;
  /** That it is of the settings of a moment ago, while the next is being made. */
  isOld: boolean;
}

const KEPT_MS = 60_000;

interface Previewed {
  picture: Preview | null;
  /** That the first one of this photo is being made. */
  drawing: boolean;
  /** Why the look can do nothing with this photo, in words: a run would fail with the same. */
  refusedPhoto: string | null;
}

const previewQuery = (asked: PreviewRequest | null) =>
  queryOptions({
    queryKey: ['preview', asked] as const,
    queryFn: async ({ signal }) => {
      const blob = await requestPreview(asked!, signal);
      const { width, height } = await createImageBitmap(blob);
      return { blob, width, height };
    },
    staleTime: Infinity,
    gcTime: KEPT_MS,
    retry: false,
  });

/** Who waits for longer than this has the run itself to tell. */
const LONGEST_WAIT_MS = 10_000;

/** Whether the look will take the photo, as far as a preview tells within some seconds. */
export function takesPhoto(asked: PreviewRequest): Promise<boolean> {
  return Promise.race([
    queryClient.fetchQuery(previewQuery(asked)).then(
      () => true,
      (error: Error) => !isOfPhoto(error),
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(true), LONGEST_WAIT_MS)),
  ]);
}

/**
 * The preview of what is asked for. Where there is none, nothing is said of it, as the run is what
 * counts; except that the photo will not do for the run either.
 */
export function usePreview(asked: PreviewRequest | null): Previewed {
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    ...previewQuery(asked),
    enabled: asked !== null,
    // The look of another photo says nothing of this one.
    placeholderData: (last, query) =>
      query?.queryKey[1]?.inputAssetId === asked?.inputAssetId ? last : undefined,
  });
  const url = useObjectUrl(data?.blob);
  const refusedPhoto = useRefusal(asked?.inputAssetId, error, data !== undefined);
  const picture =
    asked && data && url
      ? {
          url,
          width: data.width,
          height: data.height,
          seeThrough: data.blob.type === 'image/png',
          isOld: isPlaceholderData,
        }
      : null;
  const drawing = isFetching && data === undefined && refusedPhoto === null;
  return { picture, drawing, refusedPhoto };
}

/** Stands until there is another answer or another photo, so that a changed setting moves nothing. */
function useRefusal(assetId: string | undefined, error: Error | null, isThere: boolean) {
  const [refused, setRefused] = useState<{ assetId: string; words: string } | null>(null);
  const words = assetId && error && isOfPhoto(error) ? error.message : null;
  useEffect(() => {
    if (assetId && words !== null) setRefused({ assetId, words });
    else if (isThere || error) setRefused(null);
  }, [assetId, words, error, isThere]);
  return words ?? (refused !== null && refused.assetId === assetId ? refused.words : null);
}

function isOfPhoto(error: Error): boolean {
  if (!(error instanceof ApiError) || error.status !== 400) return false;
  const { field } = error.details;
  return field === 'photo' || field === 'inputAssetId';
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
