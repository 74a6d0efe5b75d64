/** The month that free runs are granted for, in UTC: `2026-11`. */
export function periodOf(time: Date): string {
  return time.toISOString().slice(0, 7);
}

/** When the next month's free runs come: the first instant of the next month, UTC. */
export function renewalAfter(time: Date): Date {
  return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 1));
}
