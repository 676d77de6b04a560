import type { Act } from './act.js';
import type { Evidence } from './event.js';
import { Code, Day, Each, Ref, Sha256, Text, Title } from './fields.js';
import { jsonSchema } from './schema.js';
import type { JsonSchema } from './schema.js';
import { validate } from './validate.js';
import type { Validated } from './validate.js';

export class EvidenceGiven implements Evidence {
  @Title() title!: Text;
  /** Of the document's bytes. */
  @Sha256() sha256!: string;
  @Code({
    pattern: /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,60}$/,
    max: 121,
    expected: { de: 'ein Medientyp, z. B. application/pdf', en: 'a media type, e.g. application/pdf' },
  })
  mediaType!: string;
  @Text({ optional: true, max: 2_000 }) url?: Text;
}

/** What every act takes besides its own fields; it goes into the envelope of its events. */
export class Circumstances {
  /** From when it applies in the world; today where it is missing. */
  @Day({ optional: true }) effectiveOn?: string;
  @Text({ optional: true }) reason?: Text;
  @Each(() => EvidenceGiven, { optional: true, max: 20 }) evidence?: EvidenceGiven[];
  @Ref('person', { optional: true }) onBehalfOf?: string;
}

/** A creating act takes the id of what it creates, so that a batch can name it. */
class CreatingCircumstances extends Circumstances {
  @Ref('own', { optional: true }) id?: string;
}

export interface ActGiven {
  readonly input: object;
  readonly circumstances: Circumstances & { readonly id?: string };
}

const NAMES = new Set(['id', 'effectiveOn', 'reason', 'evidence', 'onBehalfOf']);

function circumstancesOf(act: Act): typeof Circumstances {
  return act.creates !== undefined && !act.idFrom ? CreatingCircumstances : Circumstances;
}

/** Splits and checks the body of an act: its own fields, and the circumstances. Every field at fault is named. */
export function validateAct(act: Act, body: unknown): Validated<ActGiven> {
  const whole =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.entries(body) : undefined;
  if (!whole)
    return { ok: false, faults: [{ path: '', expected: { de: 'ein JSON-Objekt', en: 'a JSON object' } }] };
  const circumstances = validate(
    circumstancesOf(act),
    Object.fromEntries(whole.filter(([name]) => NAMES.has(name))),
  );
  const input = validate(act.input, Object.fromEntries(whole.filter(([name]) => !NAMES.has(name))));
  if (circumstances.ok && input.ok) {
    return { ok: true, value: { input: input.value, circumstances: circumstances.value } };
  }
  return {
    ok: false,
    faults: [...(input.ok ? [] : input.faults), ...(circumstances.ok ? [] : circumstances.faults)],
  };
}

/** The JSON Schema of the body of an act. */
export function actSchema(act: Act): JsonSchema {
  const own = jsonSchema(act.input);
  const common = jsonSchema(circumstancesOf(act));
  return { ...own, properties: { ...(own['properties'] as object), ...(common['properties'] as object) } };
}
