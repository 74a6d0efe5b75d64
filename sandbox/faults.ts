/** What a vendor can be told to do wrong. `ok` ends a fault. */
export const FAULT_MODES = [
  'ok',
  '500',
  '503',
  '429',
  'slow',
  'timeout',
  'garbage',
  'empty',
  'blocked',
  'reset',
] as const;

export type FaultMode = (typeof FAULT_MODES)[number];

export interface Fault {
  mode: Exclude<FaultMode, 'ok'>;
  /** How many more requests it hits; null = until it is cleared. */
  times: number | null;
  /** Seconds a client is told to wait, with `429` and `503`. */
  retryAfter: number | null;
  /** How long `slow` waits before it answers, and `timeout` before it hangs up, in milliseconds. */
  delayMs: number;
}

export const DEFAULT_DELAY_MS = { slow: 3_000, timeout: 120_000 };

/** The faults that are set, at most one for each vendor. */
export class FaultBook {
  private readonly faults = new Map<string, Fault>();

  set(vendor: string, fault: Fault): void {
    this.faults.set(vendor, { ...fault });
  }

  clear(vendor?: string): void {
    if (vendor === undefined) this.faults.clear();
    else this.faults.delete(vendor);
  }

  /** The fault that hits this request, if any; counts it. */
  take(vendor: string): Fault | undefined {
    const fault = this.faults.get(vendor);
    if (fault && fault.times !== null) {
      fault.times -= 1;
      if (fault.times <= 0) this.faults.delete(vendor);
    }
    return fault && { ...fault };
  }

  list(): ({ vendor: string } & Fault)[] {
    return [...this.faults].map(([vendor, fault]) => ({ vendor, ...fault }));
  }
}
