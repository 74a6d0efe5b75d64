import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayUnique, IsArray, IsIn, IsInt, IsString, Length, Matches } from 'class-validator';
import { AllOmittable, Omittable, Pagination } from '../platform/http/index.js';
import { PRINTABLE } from './display-name.js';
import { PERMISSION_GROUPS, type PermissionGroup } from './permission-words.js';
import { type Permission, PERMISSIONS, STAFF_PERMISSIONS } from './permissions.js';
import { ROLE_KEY } from './role-key.js';

const Words = (min: number, max: number, what: string) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.normalize('NFC').trim() : value,
    ),
    IsString(),
    Length(min, max, { message: `${what} needs ${min} to ${max} characters.` }),
    Matches(PRINTABLE, { message: `${what} has characters that cannot be shown.` }),
  );

export class CreateRoleRequest {
  @ApiProperty({ minLength: 2, maxLength: 60, example: 'Night shift' })
  @Words(2, 60, 'The name')
  name!: string;

  /** What it is for. */
  @ApiPropertyOptional({ maxLength: 300 })
  @Omittable()
  @Words(0, 300, 'The description')
  description?: string;

  /** Besides those that everybody with an account has. */
  @ApiProperty({ enum: STAFF_PERMISSIONS, enumName: 'StaffPermission', isArray: true })
  @IsArray()
  @ArrayUnique({ message: 'Each permission is named once.' })
  @IsIn(STAFF_PERMISSIONS, {
    each: true,
    message: 'permissions must be from the list of those that roles are made of',
  })
  permissions!: Permission[];
}

export class UpdateRoleRequest extends AllOmittable(CreateRoleRequest) {
  /** The revision that was read; if it is not the current one any more, nothing is changed. */
  @ApiProperty({ type: 'integer' })
  @IsInt()
  revision!: number;
}

export class RoleResponse {
  /** Its key: made from the first name, and never changed. */
  @ApiProperty({ pattern: ROLE_KEY.source, example: 'NIGHT_SHIFT' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() description!: string;
  @ApiProperty({ enum: PERMISSIONS, enumName: 'Permission', isArray: true }) permissions!: string[];
  /** Whether the program ships it; then it cannot be changed. */
  @ApiProperty() builtIn!: boolean;
  /** How many people hold it now. */
  @ApiProperty({ type: 'integer' }) holders!: number;
  @ApiProperty({ type: 'integer' }) revision!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ format: 'date-time' }) updatedAt!: string;
}

export class RolePage {
  @ApiProperty({ type: [RoleResponse] }) data!: RoleResponse[];
  @ApiProperty({ type: Pagination }) pagination!: Pagination;
}

export class PermissionResponse {
  @ApiProperty({ enum: PERMISSIONS, enumName: 'Permission' }) id!: string;
  @ApiProperty({ enum: PERMISSION_GROUPS, enumName: 'PermissionGroup' }) group!: PermissionGroup;
  /** What it lets people do, in words. */
  @ApiProperty() does!: string;
  /** Whether everybody with an account has it; roles are not made of those. */
  @ApiProperty() everybody!: boolean;
}

export class PermissionsListResponse {
  @ApiProperty({ type: [PermissionResponse] }) data!: PermissionResponse[];
}
