export {
  ComputePool,
  type ComputePoolOptions,
  type RunOptions,
  type TaskPriority,
} from './compute-pool.js';
export { ComputePoolError, RemoteTaskError } from './compute-pool.errors.js';
export { defineTask, type Task, type TaskContext, type TaskRef } from './compute-task.js';
