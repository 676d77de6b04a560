import { getMetadataStorage, ValidationTypes } from 'class-validator';
import type { ValidationArguments, ValidatorConstraintInterface } from 'class-validator';
import { fieldsOf } from './field.js';
import type { Constructor } from './field.js';

/** A constraint of class-validator, or a condition under which the constraints of a property count. */
type Check = (value: unknown, object: object) => boolean;

interface PropertyChecks {
  readonly conditions: readonly Check[];
  readonly constraints: readonly Check[];
  /** Where the property holds parts: their class. */
  readonly part: (() => Constructor) | undefined;
}

type ClassChecks = ReadonlyMap<string, PropertyChecks>;

const collected = new WeakMap<Constructor, ClassChecks>();

/**
 * Whether `validateSync` of class-validator would find no fault and no unknown property. It asks the very constraints that
 * the decorators registered, but collects those of a class once: the library looks through all classes there are for every
 * single object, and makes an error for every property before it knows of one.
 */
export function isValid(shape: Constructor, given: object): boolean {
  const checks = checksOf(shape);
  const values = given as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(values)) if (!checks.has(name)) return false;
  for (const [name, property] of checks) if (!accepts(property, values[name], given)) return false;
  return true;
}

function accepts({ conditions, constraints, part }: PropertyChecks, value: unknown, object: object): boolean {
  if (!conditions.every((condition) => condition(value, object))) return true;
  if (!constraints.every((constraint) => constraint(value, object))) return false;
  return part === undefined || partsOf(value).every((item) => isPart(part(), item));
}

function partsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isPart(shape: Constructor, value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && isValid(shape, value);
}

function checksOf(shape: Constructor): ClassChecks {
  const known = collected.get(shape);
  if (known) return known;
  const checks = new Map(
    fieldsOf(shape).map((field) => [
      field.name,
      propertyChecks(shape, field.name, field.shape.is === 'part' ? field.shape.of : undefined),
    ]),
  );
  collected.set(shape, checks);
  return checks;
}

function propertyChecks(shape: Constructor, name: string, part: PropertyChecks['part']): PropertyChecks {
  const storage = getMetadataStorage();
  const conditions: Check[] = [];
  const constraints: Check[] = [];
  for (const metadata of storage.getTargetValidationMetadatas(shape, '', false, false)) {
    if (metadata.propertyName !== name) continue;
    if (metadata.type === ValidationTypes.CONDITIONAL_VALIDATION) conditions.push(conditionOf(metadata));
    if (metadata.type !== ValidationTypes.CUSTOM_VALIDATION) continue;
    for (const { instance } of storage.getTargetValidatorConstraints(metadata.constraintCls))
      constraints.push(constraintOf(shape.name, metadata, instance));
  }
  return { conditions, constraints, part };
}

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

function conditionOf({ constraints: [given] }: Metadata): Check {
  const condition = given as (object: object, value: unknown) => boolean;
  return (value, object) => condition(object, value);
}

function constraintOf(
  targetName: string,
  { constraints, each, propertyName: property }: Metadata,
  instance: ValidatorConstraintInterface,
): Check {
  return (value, object) => {
    const about: ValidationArguments = { constraints, property, targetName, object, value };
    const holds = (item: unknown): boolean => instance.validate(item, about) === true;
    return each && Array.isArray(value) ? value.every(holds) : holds(value);
  };
}
