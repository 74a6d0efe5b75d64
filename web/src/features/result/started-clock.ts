import { generationQuery } from '../../api/generations.js';
import { queryClient } from '../../api/query-client.js';
import type { Generation } from '../../api/types.js';

/**
 * The first completed download starts the clock of a short stay. The server notes it when the last
 * byte has left, which may be after this side has it: look again until it shows.
 */
export async function showStartedClock({ id, retention }: Generation): Promise<void> {
  if (retention.class !== 'EPHEMERAL' || retention.firstDownloadedAt) return;
  for (const wait of [0, 500, 1_500, 4_000]) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const now = await queryClient.fetchQuery({
      ...generationQuery(id),
      staleTime: 0,
      retry: false,
    });
    if (now.retention.firstDownloadedAt) break;
  }
  await queryClient.invalidateQueries({ queryKey: ['gallery'] });
}
