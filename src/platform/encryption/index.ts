export { EncryptionModule } from './encryption.module.js';
export { LookupHash } from './lookup-hash.js';
export { SecretBox, UnsealError } from './secret-box.js';
export { SubjectKey } from './subject-key.entity.js';
export { OpenSubjectKey, SubjectKeys } from './subject-keys.js';
