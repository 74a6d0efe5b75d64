import { createHash } from 'node:crypto';
import type { VersionContent } from './type-content.js';

/** JSON with sorted keys: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** The sha256, in hexadecimal, of what a version does. The order of the form's fields counts. */
export function contentHash(content: VersionContent): string {
  const { pipeline, promptTemplate, negativePrompt, inputSchema, outputSpec, routes, deadlineMs } =
    content;
  const parts = {
    pipeline,
    promptTemplate,
    negativePrompt,
    inputSchema,
    fieldOrder: Object.keys(inputSchema.properties),
    outputSpec,
    routes,
    deadlineMs,
  };
  return sha256(canonicalJson(parts));
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
