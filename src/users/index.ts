export { type Usage, UsageReader } from './usage-reader.js';
export { User } from './user.entity.js';
