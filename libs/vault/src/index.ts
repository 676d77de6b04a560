export * from './ciphers.js';
export * from './commitment.js';
export * from './open.js';
export * from './open-personal.js';
export * from './person-keys.js';
export * from './seal.js';
