import clsx from 'clsx';
import { useState } from 'react';

import { meQuery } from '../api/me.js';
import { queryClient } from '../api/query-client.js';
import type { Me } from '../api/types.js';
import { SignedImage } from './signed-image.js';

interface AvatarProps {
  me: Pick<Me, 'displayName' | 'avatarUrl'>;
  /** Its size, and the size of the letter. */
  className: string;
}

/** The person's picture, or the first letter of their name. Says nothing: the name stands beside it. */
export function Avatar({ me, className }: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const shape = clsx('grid shrink-0 place-items-center rounded-full', className);
  if (me.avatarUrl && broken !== me.avatarUrl) {
    return (
      <SignedImage
        // Another picture, not another address of the same one, is shown at once.
        key={me.avatarUrl.split('?')[0]}
        src={me.avatarUrl}
        width={192}
        height={192}
        className={clsx(shape, 'bg-sunken object-cover')}
        onExpired={() => {
          setBroken(me.avatarUrl);
          void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
        }}
      />
    );
  }
  return (
    <span aria-hidden="true" className={clsx(shape, 'bg-ink font-semibold text-ground')}>
      {me.displayName.trim().charAt(0).toUpperCase()}
    </span>
  );
}
