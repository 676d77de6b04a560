export {
  redisProgram,
  redisServer,
  type RedisServer,
  type RedisServerOptions,
} from './testing/redis-server.js';
