import type { HelmetOptions } from 'helmet';

/**
 * Nothing from elsewhere is loaded, framed or sent. Whether the way to here is encrypted is the proxy's business: a rule
 * to upgrade would break the usual use on a machine's own address.
 */
export const securityHeaders: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
      objectSrc: ["'none'"],
      imgSrc: ["'self'", 'data:'],
      // The page to try the api writes styles of its own.
      styleSrc: ["'self'", "'unsafe-inline'"],
    },
  },
  strictTransportSecurity: false,
};
