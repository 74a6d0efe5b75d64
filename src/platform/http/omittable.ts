import { type Type } from '@nestjs/common';
// oxlint-disable-next-line no-restricted-imports
import { PartialType } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';

/**
 * A field that may be left out. Null is not left out but a value, and refused unless the field's own
 * checks take it; class-validator's `IsOptional` would let it through to code that expects none.
 */
export const Omittable = () => ValidateIf((_: object, value: unknown) => value !== undefined);

/** The same class with every field {@link Omittable}. */
export const AllOmittable = <T>(base: Type<T>): Type<Partial<T>> =>
  PartialType(base, { skipNullProperties: false });
