import type { ActRequest } from '#acting';
import type { ImportRequest } from './request.js';

/** Who asks for what one part of an import needs, and the key by which a later run of the same import finds it again. */
export type PartOfImport = Pick<ActRequest, 'ledger' | 'caller' | 'idempotencyKey'>;

/** A key that comes over HTTP has no blank in it: nobody's request can be taken for a part of an import. */
export function partOfImport({ ledger, caller, id }: ImportRequest, part: string): PartOfImport {
  return { ledger, caller, ...(id === undefined ? {} : { idempotencyKey: `import ${id} ${part}` }) };
}
