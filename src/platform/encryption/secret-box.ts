import { Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type AppConfig, AppConfigToken } from '../config/index.js';

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Thrown where a sealed text was changed, belongs elsewhere or was sealed with a key that is gone. */
export class UnsealError extends Error {
  override readonly name = 'UnsealError';
}

/**
 * Seals what must not be readable in the database or its backups: AES-256-GCM under a key of
 * `encryption.yaml` that the sealed text names, so that keys can be rotated. A text is bound to its
 * purpose: moved to another column or row, it does not open.
 */
@Injectable()
export class SecretBox {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly activeId: string;

  constructor(@AppConfigToken() { encryption }: Pick<AppConfig, 'encryption'>) {
    this.keys = new Map(encryption.keys.map(({ id, secret }) => [id, derivedKey(secret)]));
    this.activeId = encryption.keys[0]?.id ?? '';
    if (!this.activeId) throw new Error('ENCRYPTION_KEYS is not set');
  }

  /**
   * @param purpose what the text is and whose, e.g. `identity-token:<id>`; the same opens it
   * @returns `v1.<key id>.<nonce, ciphertext and tag in base64url>`
   */
  seal(plain: string | Buffer, purpose: string): string {
    const key = this.keys.get(this.activeId) as Buffer;
    return `${VERSION}.${this.activeId}.${encrypt(key, plain, purpose).toString('base64url')}`;
  }

  /** @throws UnsealError */
  open(sealed: string, purpose: string): Buffer {
    const [version, keyId = '', body = ''] = sealed.split('.');
    const key = this.keys.get(keyId);
    if (version !== VERSION || !key) throw new UnsealError(`no key "${keyId.slice(0, 20)}"`);
    return decrypt(key, Buffer.from(body, 'base64url'), purpose);
  }

  /** Whether it was sealed with a key that is not the one in use, so that a rotation is due. */
  isOutdated(sealed: string): boolean {
    return sealed.split('.')[1] !== this.activeId;
  }
}

/** AES-256-GCM: nonce (12 bytes), ciphertext, tag (16 bytes). `purpose` is authenticated with it. */
export function encrypt(key: Buffer, plain: string | Buffer, purpose: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

/** @throws UnsealError */
export function decrypt(key: Buffer, sealed: Buffer, purpose: string): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new UnsealError('too short');
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]);
  } catch (error) {
    throw new UnsealError('changed, or sealed for something else', { cause: error });
  }
}

function derivedKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'pixshift secret box', 32));
}
