export {
  APP_CONFIG,
  AppConfigToken,
  ConfigModule,
  readConfig,
  readConfigText,
} from './config.module.js';
export { dataDirProblem, makeDataDir, requireDataDir } from './data-dir.js';
export { ConfigError, loadConfig } from './config-loader.js';
export type { AppConfig, RateLimitRule } from './config.schema.js';
