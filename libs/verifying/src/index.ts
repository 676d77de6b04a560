export { problemTitles, type Problem, type ProblemCode } from './problem.js';
export {
  MAX_PROBLEMS,
  verifyLedger,
  type VerifiedLedger,
  type VerifyingParts,
  type VerifyOptions,
} from './verify-ledger.js';
