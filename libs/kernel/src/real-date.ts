import { ValidatorConstraint } from 'class-validator';
import type { ValidatorConstraintInterface } from 'class-validator';
import { isRealDate } from './dates.js';

@ValidatorConstraint({ name: 'isRealDate' })
export class RealDate implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isRealDate(value);
  }
}
