import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { IsTimeText } from '../platform/http/index.js';
import { ReasonRequest } from './users.dto.js';

const isGiven = (_: object, value: unknown): boolean => value !== undefined && value !== null;

export class GiveRoleRequest extends ReasonRequest {
  /** When it ends by itself; null or left out: never. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, required: false })
  @ValidateIf(isGiven)
  @IsTimeText()
  expiresAt?: Date | null;
}

export class RoleGiver {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() displayName!: string;
}

export class UserRoleResponse {
  @ApiProperty({ example: 'SUPPORT' }) role!: string;
  @ApiProperty({ format: 'date-time' }) since!: string;
  /** Null: for good. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) expiresAt!: string | null;
  /** Null where the program gave it, or who gave it was erased. */
  @ApiProperty({ type: RoleGiver, nullable: true }) grantedBy!: RoleGiver | null;
}

export class UserRolesResponse {
  @ApiProperty({ type: [UserRoleResponse] }) data!: UserRoleResponse[];
}
