export { migrations, openPlanbuch, type OpenOptions } from './open-planbuch.js';
export type { Planbuch } from './planbuch.js';
