export { problemTitles, type Problem, type ProblemCode } from './problem.js';
export {
  MAX_PROBLEMS,
  verifyLedger,
  type VerifiedLedger,
  type VerifyingParts,
  type VerifyOptions,
} from './verify-ledger.js';
export {
  isSound,
  verificationDocument,
  verifyWhole,
  type Finding,
  type Verified,
  type VerifyWholeOptions,
  type VerifyWholeParts,
} from './verify-whole.js';
