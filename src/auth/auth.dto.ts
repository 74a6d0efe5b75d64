import { ApiProperty } from '@nestjs/swagger';
import { TokensResponse } from './sessions/sessions.dto.js';

export class SignedInUser {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  /** E.164. */
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty() displayName!: string;
  @ApiProperty({ enum: ['ADMIN', 'GUEST'] }) role!: 'ADMIN' | 'GUEST';
  @ApiProperty() emailVerified!: boolean;
}

export class SignInResponse extends TokensResponse {
  @ApiProperty({ type: SignedInUser }) user!: SignedInUser;
}
