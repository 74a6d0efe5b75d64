/** What crosses the process boundary when a task throws. */
export interface RemoteErrorShape {
  name: string;
  message: string;
  code?: string;
  field?: string;
  details?: unknown;
  stack?: string;
}

export type ToChild =
  | { kind: 'run'; id: number; module: string; name: string; input: unknown }
  | { kind: 'cancel'; id: number };

export type FromChild =
  | { kind: 'progress'; id: number; value: unknown }
  | { kind: 'done'; id: number; output: unknown; rss: number }
  | { kind: 'failed'; id: number; error: RemoteErrorShape; rss: number };
