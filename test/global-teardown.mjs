import { removeDatabase } from './global-setup.mjs';

export default removeDatabase;
