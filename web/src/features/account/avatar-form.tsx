import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';

import { toApiError } from '../../api/api-error.js';
import { meQuery, removeAvatar } from '../../api/me.js';
import { queryClient } from '../../api/query-client.js';
import type { Me } from '../../api/types.js';
import { replaceAvatar } from '../../api/uploads.js';
import { ACCEPTED } from '../../lib/photo-check.js';
import { takePhoto } from '../../lib/take-photo.js';
import { Avatar } from '../../ui/avatar.js';
import { Button, buttonClass } from '../../ui/button.js';
import { useToast } from '../../ui/toasts.js';

/** The picture of the person: shown, changed, taken away. */
export function AvatarForm({ me }: { me: Me }) {
  const say = useToast();
  const id = useId();
  const show = (avatarUrl: string | null) =>
    queryClient.setQueryData(meQuery.queryKey, (old) => old && { ...old, avatarUrl });
  const onError = (error: unknown) => say(toApiError(error).message, 'bad');
  const replace = useMutation({
    mutationFn: async (file: File) => {
      const taken = await takePhoto(file);
      if (typeof taken === 'string') return taken;
      URL.revokeObjectURL(taken.url);
      show((await replaceAvatar(taken.file)).avatarUrl);
      return null;
    },
    onSuccess: (problem) => say(problem ?? 'That is you now.', problem ? 'bad' : undefined),
    onError,
  });
  const remove = useMutation({
    mutationFn: removeAvatar,
    onSuccess: () => {
      show(null);
      say('Your picture is gone.');
    },
    onError,
  });
  return (
    <div className="mt-4 flex flex-wrap items-center gap-4">
      <Avatar me={me} className="size-20 text-3xl" />
      <div className="flex min-w-0 flex-1 basis-44 flex-wrap gap-2">
        <label
          htmlFor={id}
          aria-busy={replace.isPending || undefined}
          className={`${buttonClass('plain', 'small')} cursor-pointer hover:border-control has-focus-visible:outline-2 has-focus-visible:outline-primary`}
        >
          {replace.isPending ? 'Taking it in' : me.avatarUrl ? 'Change picture' : 'Add a picture'}
          <input
            id={id}
            type="file"
            accept={ACCEPTED}
            className="sr-only"
            disabled={replace.isPending}
            onChange={({ target }) => {
              const file = target.files?.[0];
              target.value = '';
              if (file) replace.mutate(file);
            }}
          />
        </label>
        {me.avatarUrl && (
          <Button look="quiet" size="small" busy={remove.isPending} onClick={() => remove.mutate()}>
            Remove picture
          </Button>
        )}
      </div>
    </div>
  );
}
