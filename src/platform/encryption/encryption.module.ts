import { Global, Module } from '@nestjs/common';
import { LookupHash } from './lookup-hash.js';
import { SecretBox } from './secret-box.js';
import { SubjectKeys } from './subject-keys.js';

/** Gives every module the means to keep what is personal unreadable. */
@Global()
@Module({
  providers: [LookupHash, SecretBox, SubjectKeys],
  exports: [LookupHash, SecretBox, SubjectKeys],
})
export class EncryptionModule {}
