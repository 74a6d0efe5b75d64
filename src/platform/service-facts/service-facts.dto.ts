import { ApiProperty } from '@nestjs/swagger';

export const PROCESSOR_TASKS = ['storage', 'mail', 'sms', 'sign-in', 'payment'] as const;

/** Somebody else who gets data of people, and what for. */
export class ServiceProcessor {
  @ApiProperty({ enum: PROCESSOR_TASKS }) task!: (typeof PROCESSOR_TASKS)[number];
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Twilio',
    description: 'Null where the setting does not tell, as with a mail server',
  })
  name!: string | null;
}

/** How long things are kept here. */
export class ServicePeriods {
  @ApiProperty({ description: 'Of a short stay, after its first download' })
  ephemeralMinutes!: number;
  @ApiProperty({ description: 'Of a short stay that nobody downloads' }) ephemeralHours!: number;
  @ApiProperty() galleryDays!: number;
  @ApiProperty({ description: 'Of a photo that nothing is made from' }) unusedUploadHours!: number;
  @ApiProperty({ description: 'Of the archive of an account' }) archiveDays!: number;
  @ApiProperty({ description: 'Of a session that ended' }) endedSessionDays!: number;
  @ApiProperty({ description: 'Of the days on which somebody was active' })
  activityMonths!: number;
  @ApiProperty({ description: 'Of the record of what was done by whom' }) auditYears!: number;
  @ApiProperty({ description: 'Of what was tried by somebody who did not get in' })
  strangerDays!: number;
}

export class ServiceResponse {
  @ApiProperty({ type: String, nullable: true, description: 'Who runs this installation' })
  operator!: string | null;
  @ApiProperty({ example: 'hello@pixshift.local' }) contactEmail!: string;
  @ApiProperty({ type: [ServiceProcessor] }) processors!: ServiceProcessor[];
  @ApiProperty() kept!: ServicePeriods;
  @ApiProperty({ description: 'Whether anything can be bought here' }) sells!: boolean;
}
