import { S3Client } from '@aws-sdk/client-s3';
import type { AppConfig } from '../config/index.js';

/** What fails is told by whoever asked; the SDK's own words would go to the console. */
const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export type S3Settings = AppConfig['storage']['s3'];

/**
 * The SDK for one bucket. Compatible servers are addressed by path and get no checksums that only
 * S3 itself knows. Without keys the SDK looks where it always does: its files, or the machine's role.
 */
export function makeS3Client(settings: S3Settings): S3Client {
  const { endpoint, region, accessKeyId, secretAccessKey } = settings;
  return new S3Client({
    region,
    logger: SILENT,
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: settings.connectTimeoutMs,
      // Until the answer begins, a body of our own included.
      requestTimeout: settings.answerTimeoutMs,
      throwOnRequestTimeout: true,
      // Without a byte in either direction. Long, because whoever reads may be slow.
      socketTimeout: settings.idleTimeoutMs,
    },
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  });
}
