import type { Fault, Language } from '#kernel';
import type { ParameterFault, Problem } from './problem.js';

/** The document in one language. `type` is a name that never changes. */
export function written(problem: Problem, language: Language, traceId: string): object {
  const { status, code, rule, title, detail, fields, parameters, facts, restsOn, index, roles } = problem;
  return {
    type: `urn:planbuch:problem:${code}`,
    title: title[language],
    status,
    detail: detail[language],
    code,
    ...(rule === undefined ? {} : { rule }),
    ...(index === undefined ? {} : { index }),
    ...(fields
      ? { fields: fields.map(({ path, expected }: Fault) => ({ path, expected: expected[language] })) }
      : {}),
    ...(parameters
      ? {
          parameters: parameters.map(({ name, expected }: ParameterFault) => ({
            name,
            expected: expected[language],
          })),
        }
      : {}),
    ...(facts && status < 500 ? { facts } : {}),
    ...(restsOn && restsOn.length > 0 ? { restsOn } : {}),
    ...(roles ? { roles } : {}),
    ...(status === 500 ? { traceId } : {}),
  };
}
