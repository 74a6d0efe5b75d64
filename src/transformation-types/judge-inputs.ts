import { type Judgement, judgeTexts } from '../moderation/index.js';
import type { Inputs } from './input-validator.js';
import type { RunnableType } from './runnable-type.js';

/** What somebody wrote in the fields of a form that take any words, judged before anything is made of it. */
export function judgeInputs(
  { inputSchema }: Pick<RunnableType, 'inputSchema'>,
  inputs: Inputs | Readonly<Record<string, unknown>>,
): Judgement {
  const texts = Object.entries(inputSchema.properties).flatMap(([name, field]) => {
    const value = inputs[name];
    return typeof value === 'string' && field.enum === undefined ? [[name, value] as const] : [];
  });
  return judgeTexts(Object.fromEntries(texts));
}
