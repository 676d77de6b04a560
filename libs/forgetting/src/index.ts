export { Forgetting, type ForgettingParts, type ForgettingState } from './forgetting.js';
