export { ServiceFactsModule } from './service-facts.module.js';
