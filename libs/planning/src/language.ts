import * as kernel from '#kernel';
import type {
  Constructor,
  DecisionModel,
  EventDeclaration,
  EventType,
  Facts,
  ModelDeclaration,
  Rejection,
  Tag,
} from '#kernel';
import type { SubjectKind } from './glossary.js';
import type { RejectionCode } from './rejections.js';

/** The kernel's words, narrowed to the glossary and the refusals of this domain. */

export function event<Data extends object>(
  type: string,
  version: number,
  payload: Constructor<Data>,
  declaration: EventDeclaration<Data> & { readonly subject: SubjectKind },
): EventType<Data> {
  return kernel.event(type, version, payload, declaration);
}

export function model<State>(
  name: string,
  kind: SubjectKind,
  declaration: ModelDeclaration<State>,
): DecisionModel<State> {
  return kernel.model(name, kind, declaration);
}

export function tag(kind: SubjectKind, id: string): Tag {
  return kernel.tag(kind, id);
}

/** A named refusal with the facts it rests on and the numbers of their events. */
export function reject(
  code: RejectionCode,
  facts: Facts = {},
  restsOn: readonly number[] = [],
): Rejection<RejectionCode> {
  return { code, facts, restsOn: [...restsOn].sort((a, b) => a - b) };
}
