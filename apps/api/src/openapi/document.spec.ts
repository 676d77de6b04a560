import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { controllers } from '../api.module.js';
import { servedRegisters } from '../registers/served-registers.js';
import { apiDocument } from './document.js';

/** `GET /v1/ledgers/{ledger}/events`, for every handler that the framework routes to. */
function routedAddresses(): string[] {
  return controllers.flatMap((controller) => {
    const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
    const members = Object.entries(Object.getOwnPropertyDescriptors(controller.prototype))
      .filter(([name]) => name !== 'constructor')
      .map(([, { value }]: [string, PropertyDescriptor]) => value as object);
    return members
      .filter((handler) => typeof handler === 'function' && Reflect.hasMetadata(PATH_METADATA, handler))
      .map((handler) => {
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]!;
        const path = [base, Reflect.getMetadata(PATH_METADATA, handler) as string]
          .flatMap((part) => part.split('/'))
          .filter((part) => part !== '')
          .join('/');
        return `${method} /${path.replace(/:(\w+)/g, '{$1}')}`;
      });
  });
}

it('describes every address that the api routes to, and no other', () => {
  const { paths } = apiDocument('1.0') as { readonly paths: Readonly<Record<string, object>> };
  const registers = servedRegisters.map(({ model }) => model.name).join('|');
  const inGeneral = (address: string): string =>
    address
      .replace(/acts\/[a-z-]+$/, 'acts/{act}')
      .replace(
        new RegExp(`\\{ledger\\}/(?:${registers})(?=(?:/\\{id\\}(?:/history)?)?$)`),
        '{ledger}/{register}',
      )
      .replace(/\{ledger\}\/[a-z-]+(?=\/\{id\}\/(?:why|effects)$)/, '{ledger}/{register}');
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => inGeneral(`${method.toUpperCase()} ${path}`)),
  );
  expect([...new Set(described)].sort()).toEqual(routedAddresses().sort());
});
