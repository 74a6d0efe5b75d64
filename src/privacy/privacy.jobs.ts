import { defineJob } from '../platform/queue/index.js';

/** Makes the archive of a request. */
export const exportJob = defineJob<{ requestId: string }>('privacy.export');

/** Erases the person of a request. */
export const eraseJob = defineJob<{ requestId: string }>('privacy.erase', {
  limit: 20,
  delaySeconds: 1,
});
