export { createLogger, InjectLogger, type Logger, LOGGER, NestLogger } from './logger.js';
