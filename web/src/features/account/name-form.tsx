import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';

import { toApiError } from '../../api/api-error.js';
import { meQuery, updateMe } from '../../api/me.js';
import { queryClient } from '../../api/query-client.js';
import type { Me } from '../../api/types.js';
import { Button } from '../../ui/button.js';
import { NAME, NameField } from '../../ui/name-field.js';
import { useToast } from '../../ui/toasts.js';

/** The name, to be changed in place. */
export function NameForm({ me, onDone }: { me: Me; onDone: () => void }) {
  const say = useToast();
  const form = useForm({ defaultValues: { displayName: me.displayName } });
  const { errors } = form.formState;
  const save = useMutation({
    mutationFn: updateMe,
    onSuccess: (changed) => {
      queryClient.setQueryData(meQuery.queryKey, changed);
      say('Saved.');
      onDone();
    },
    onError: (thrown) => {
      form.setError('displayName', { message: toApiError(thrown).message }, { shouldFocus: true });
    },
  });
  const submit = form.handleSubmit(({ displayName }) =>
    save.mutate({ displayName: displayName.trim() }),
  );
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-3 space-y-3">
      <NameField
        id="displayName"
        label="Name"
        autoFocus
        error={errors.displayName?.message}
        {...form.register('displayName', NAME)}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" busy={save.isPending}>
          Save
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
