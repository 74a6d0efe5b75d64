export { UrlSigner, type UrlSignature } from './url-signer.js';
export { SignedUrlModule } from './signed-url.module.js';
