import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  CurrentUser,
  type Principal,
  RequirePermission,
} from '../../platform/http/index.js';
import { OwnPhoneService } from './own-phone.service.js';
import { SmsLimits } from './sms-limits.js';
import {
  CodeSentResponse,
  OwnPhoneProof,
  OwnPhoneRequest,
  OwnPhoneResponse,
  PhoneCodeRequest,
} from './sms.dto.js';

@ApiTags('me')
@Controller('users/me/phone')
export class OwnPhoneController {
  constructor(
    private readonly ownPhone: OwnPhoneService,
    private readonly limits: SmsLimits,
  ) {}

  /** Sends a code to the number that is to be added, or to take the place of the one before. */
  @Post()
  @HttpCode(202)
  @ApiErrors('CONFLICT', 'SERVICE_UNAVAILABLE')
  @RequirePermission('account:write')
  async request(
    @CurrentUser() user: Principal,
    @Body() body: OwnPhoneRequest,
    @Ip() ip: string,
  ): Promise<CodeSentResponse> {
    await this.ownPhone.request(user, body, ip);
    return {
      success: true,
      message: 'A code is on its way to this number.',
      retryAfter: this.limits.resendSeconds,
    };
  }

  /** Gives the account the number, once the code shows that it is the user's. */
  @Post('confirm')
  @HttpCode(200)
  @ApiErrors('CONFLICT', 'SERVICE_UNAVAILABLE')
  @RequirePermission('account:write')
  confirm(
    @CurrentUser() user: Principal,
    @Body() body: PhoneCodeRequest,
  ): Promise<OwnPhoneResponse> {
    return this.ownPhone.confirm(user, body.phone, body.otp);
  }

  /** Takes the number away, unless it is the only way to sign in. */
  @Post('remove')
  @HttpCode(204)
  @ApiErrors('NOT_FOUND', 'CONFLICT')
  @RequirePermission('account:write')
  remove(@CurrentUser() user: Principal, @Body() body: OwnPhoneProof): Promise<void> {
    return this.ownPhone.remove(user, body.password);
  }
}
