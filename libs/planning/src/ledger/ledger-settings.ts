import { OneOf, Part, Whole } from '#kernel';
import { commitmentAuthorityScopes } from './ledger.terms.js';

/** Rule R20: what is published about fewer people than this is suppressed. */
class SmallNumbers {
  /** A figure about a population smaller than this is not published. */
  @Whole({ min: 1, max: 1_000_000 }) minBase!: number;
  /** A figure of fewer cases than this, or of all but so few, is not published; zero may be. */
  @Whole({ min: 1, max: 1_000 }) minCases!: number;
}

/** What a ledger decides for itself. A setting that is named is replaced in full, the others stay as they are. */
export class LedgerSettings {
  @Part(() => SmallNumbers, { optional: true }) smallNumbers?: SmallNumbers;
  @OneOf(commitmentAuthorityScopes, { optional: true })
  commitmentAuthorityScope?: keyof typeof commitmentAuthorityScopes;
}

/**
 * What a ledger gets that says nothing else. The opening event records it, so that what applied stays known when a
 * later program begins with other values.
 */
export const usualSettings: Required<LedgerSettings> = {
  smallNumbers: { minBase: 100, minCases: 3 },
  commitmentAuthorityScope: 'investment',
};
