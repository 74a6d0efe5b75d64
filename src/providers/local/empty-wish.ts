import { EngineRefusal } from './engine-refusal.js';

/** Why settings that are right one by one would leave the photo as it is. */
export function emptyWish(
  recipe: string | undefined,
  { hat, glasses }: Readonly<Record<string, unknown>>,
): EngineRefusal | undefined {
  return recipe === 'photo-hat-and-glasses' && hat === 'none' && glasses === 'none'
    ? new EngineRefusal('PARAMETER_INVALID', 'Choose a hat or glasses.', 'hat')
    : undefined;
}
