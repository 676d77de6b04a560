import { SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { apiDocument } from './document.js';

/** The version of the interface, not of the program: paths begin with it. */
const VERSION = '1.0';

/** The description at /openapi.json and a page to try it at /docs, from files of this installation: it needs no network. */
export function serveDocument(app: NestExpressApplication): void {
  let made: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (made ??= apiDocument(VERSION) as OpenAPIObject), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Planbuch',
    swaggerOptions: {
      persistAuthorization: false,
      docExpansion: 'none',
      tagsSorter: 'none',
      validatorUrl: null,
    },
  });
}
