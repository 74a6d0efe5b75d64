import { useMutation } from '@tanstack/react-query';

import { toApiError } from '../api/api-error.js';
import { changeGeneration, type GenerationChange } from '../api/generations.js';
import type { Generation } from '../api/types.js';
import { useToast } from '../ui/toasts.js';

/** Changes title, favourite mark or retention; says so when the server refuses. */
export function useChangeGeneration(generation: Generation, done?: (changed: Generation) => void) {
  const say = useToast();
  return useMutation({
    mutationFn: (change: GenerationChange) => changeGeneration(generation.id, change),
    onSuccess: (changed) => done?.(changed),
    onError: (error) => say(toApiError(error).message, 'bad'),
  });
}
