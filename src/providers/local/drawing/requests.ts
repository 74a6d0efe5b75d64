import { EngineRefusal } from '../engine-refusal.js';

/** @throws EngineRefusal where a setting is none of those that are known */
export function requireKnown(field: string, value: string, known: object): void {
  if (Object.hasOwn(known, value)) return;
  throw new EngineRefusal(
    'PARAMETER_INVALID',
    `The setting "${field}" must be one of ${Object.keys(known).join(', ')}.`,
    field,
  );
}

/** @throws EngineRefusal where a text is too long */
export function requireShort(field: string, name: string, text: string, most: number): void {
  if (text.length <= most) return;
  throw new EngineRefusal(
    'PARAMETER_INVALID',
    `The ${name} can have at most ${most} characters.`,
    field,
  );
}
