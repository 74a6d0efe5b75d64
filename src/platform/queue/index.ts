export { defineJob, type JobKind, JobQueue } from './job-queue.js';
export { QueueModule } from './queue.module.js';
