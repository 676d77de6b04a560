export { NotPermitted, roleFor, type Caller } from './caller.js';
