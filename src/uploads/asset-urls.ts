import { Injectable } from '@nestjs/common';
import { API_PREFIX } from '../platform/http/index.js';
import { UrlSigner } from '../platform/signed-url/index.js';

/** `preview` is the small WebP, `original` the stored file. */
export const RENDITIONS = ['preview', 'original'] as const;
export type AssetRendition = (typeof RENDITIONS)[number];

/** Addresses of files that work without sign-in for some minutes (decision R-03). */
@Injectable()
export class AssetUrls {
  constructor(private readonly signer: UrlSigner) {}

  /** Path and query, below the origin of the API. */
  of(assetId: string, rendition: AssetRendition): string {
    const { exp, sig } = this.signer.sign(subject(assetId, rendition));
    return `/${API_PREFIX}/files/${assetId}/${rendition}?exp=${exp}&sig=${sig}`;
  }

  /** Seconds for which the address still works; 0 where it is forged or over. */
  secondsLeft(assetId: string, rendition: AssetRendition, exp: number, sig: string): number {
    return this.signer.verify(subject(assetId, rendition), { exp, sig });
  }
}

function subject(assetId: string, rendition: AssetRendition): string {
  return `asset ${assetId} ${rendition}`;
}
