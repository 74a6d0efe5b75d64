/** Points to a task: an exported async function of a compiled module, loaded inside a pool process. */
export interface TaskRef<I, O> {
  /** `file:` URL of the compiled module. */
  readonly module: string;
  /** Name of the exported function. */
  readonly name: string;
  /** Never set; carries the types. */
  readonly types?: (input: I) => O;
}

/** What a task gets besides its input. */
export interface TaskContext {
  /** Reports a structured-cloneable value to the caller's `onProgress`. */
  progress(value: unknown): void;
  /** Fires when the caller gave up; a task that ignores it is killed shortly after. */
  readonly signal: AbortSignal;
}

export type Task<I, O> = (input: I, context: TaskContext) => Promise<O>;

/**
 * Names a task of a module.
 * @param moduleUrl `file:` URL of the compiled JavaScript module, e.g. `new URL('./tasks.js', import.meta.url)`
 * @param exportName the exported async function in it
 */
export function defineTask<I, O>(moduleUrl: string | URL, exportName: string): TaskRef<I, O> {
  return { module: String(moduleUrl), name: exportName };
}
