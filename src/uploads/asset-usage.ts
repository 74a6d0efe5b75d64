import type { Em } from '../platform/database/index.js';

/** Says whether work is going on with an upload. The module that runs work provides it. */
export abstract class AssetUsage {
  /** Whether a run that has not ended uses the asset. Asked in the transaction that locks its row. */
  abstract isInUse(em: Em, assetId: string): Promise<boolean>;
}
