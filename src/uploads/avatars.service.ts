import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { ComputePool, defineTask } from '../platform/compute-pool/index.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { Avatars } from '../users/index.js';
import { AssetStore, type StoredFile } from './asset-store.js';
import { AssetUrls } from './asset-urls.js';
import type { AvatarInput, AvatarMade } from './avatar.task.js';
import { PictureIntake, type TakenPicture } from './picture-intake.js';
import type { AvatarResponse } from './uploads.dto.js';
import { BlockedPictureError, UploadFormError } from './uploads.errors.js';

const makeAvatar = defineTask<AvatarInput, AvatarMade>(
  new URL(import.meta.url.replace(/avatars\.service\.(ts|js)$/, 'avatar.task.$1')),
  'makeAvatar',
);

/** Pictures of people, as they show themselves: the one live asset of that role, if there is one. */
@Injectable()
export class AvatarsService extends Avatars {
  constructor(
    private readonly db: Database,
    private readonly pool: ComputePool,
    private readonly intake: PictureIntake,
    private readonly assets: AssetStore,
    private readonly urls: AssetUrls,
    @AppConfigToken() private readonly config: AppConfig,
  ) {
    super();
  }

  override async urlOf(userId: string): Promise<string | null> {
    const row = await this.db.row(avatarsOf(userId));
    return row ? this.urls.of(row.id, 'preview') : null;
  }

  /**
   * Puts the picture of a form in the place of the one before, which is erased. Whatever goes wrong,
   * or if `signal` fires, the one before stays.
   * @throws what {@link PictureIntake.take} does; BlockedPictureError
   */
  async replace(
    userId: string,
    request: FastifyRequest,
    signal: AbortSignal,
  ): Promise<AvatarResponse> {
    return this.intake.take(userId, request, signal, async (picture) => {
      // Others see it, and nobody looks at those in doubt.
      if (picture.verdict !== 'allow') throw new BlockedPictureError('file');
      const stored = await this.store(userId, picture, signal);
      const before = await this.swap(userId, stored, signal).catch(async (error: unknown) => {
        await this.assets.discard(stored);
        throw error;
      });
      await this.assets.eraseAssets(before, 'user');
      return { avatarUrl: this.urls.of(stored.id, 'preview') };
    });
  }

  async remove(userId: string): Promise<void> {
    const rows = await this.db.rows(avatarsOf(userId));
    await this.assets.eraseAssets(
      rows.map(({ id }) => id),
      'user',
    );
  }

  private async store(
    userId: string,
    { picturePath, space }: TakenPicture,
    signal: AbortSignal,
  ): Promise<StoredFile> {
    const { avatarSide: side, avatarSmallSide: smallSide, decodeTimeoutMs } = this.config.uploads;
    const [avatarPath, smallPath] = [space.file('avatar.webp'), space.file('avatar-small.webp')];
    const made = await this.pool.run(
      makeAvatar,
      { path: picturePath, avatarPath, smallPath, side, smallSide },
      { signal, timeoutMs: decodeTimeoutMs, priority: 'interactive' },
    );
    const id = newId();
    return this.assets.putObjects(
      {
        id,
        userId,
        role: 'avatar',
        mime: 'image/webp',
        retentionClass: 'GALLERY',
        expiresAt: null,
        ...made,
      },
      `avatars/${userId}/${id}`,
      avatarPath,
      smallPath,
    );
  }

  /** Resolves with the ids of those before, which nobody can read any more. */
  private swap(userId: string, stored: StoredFile, signal: AbortSignal): Promise<string[]> {
    return this.db.transaction(async (em: Em) => {
      if (signal.aborted) throw new UploadFormError('The upload was broken off.', 'body');
      // The lock lets one at a time; an account that was closed meanwhile gets nothing any more.
      const user = await rowIn(
        em,
        sql`select 1 from app_user where id = ${userId} and status <> 'erased' for no key update`,
      );
      if (!user) throw new NotFoundError('user');
      const before = (await rowsIn(em, avatarsOf(userId))).map(({ id }) => id);
      await this.assets.markErased(em, before, 'user');
      await this.assets.create(em, stored);
      return before;
    });
  }
}

const avatarsOf = (userId: string) => sql<{ id: string }>`
  select id from asset where user_id = ${userId} and role = 'avatar' and erasing_at is null`;
