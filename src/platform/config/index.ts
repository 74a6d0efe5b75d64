export { AppConfigToken, ConfigModule, readConfig } from './config.module.js';
export { ConfigError, loadConfig } from './config-loader.js';
export type { AppConfig, RateLimitRule } from './config.schema.js';
