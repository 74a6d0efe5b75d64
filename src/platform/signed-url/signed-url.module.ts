import { Global, Module } from '@nestjs/common';
import { UrlSigner } from './url-signer.js';

/** Gives every module the {@link UrlSigner}. */
@Global()
@Module({ providers: [UrlSigner], exports: [UrlSigner] })
export class SignedUrlModule {}
