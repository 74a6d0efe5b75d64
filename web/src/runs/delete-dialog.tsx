import { useMutation } from '@tanstack/react-query';

import { toApiError } from '../api/api-error.js';
import { deleteGeneration } from '../api/generations.js';
import type { Generation } from '../api/types.js';
import { ConfirmDialog } from '../ui/dialog.js';
import { useToast } from '../ui/toasts.js';

interface DeleteDialogProps {
  generation: Generation | null;
  name: string;
  onClose: () => void;
  onDeleted?: () => void;
}

export function DeleteDialog({ generation, name, onClose, onDeleted }: DeleteDialogProps) {
  const say = useToast();
  const remove = useMutation({
    mutationFn: (id: string) => deleteGeneration(id),
    onSuccess: () => {
      onClose();
      say('Deleted.');
      onDeleted?.();
    },
    onError: (error) => say(toApiError(error).message, 'bad'),
  });
  return (
    <ConfirmDialog
      open={generation !== null}
      title={
        <>
          Delete “<bdi>{name}</bdi>”?
        </>
      }
      confirmLabel="Delete it"
      busy={remove.isPending}
      onConfirm={() => generation && remove.mutate(generation.id)}
      onClose={onClose}
    >
      <p>Its files are erased from our storage. This cannot be undone.</p>
    </ConfirmDialog>
  );
}
