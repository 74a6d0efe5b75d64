import type { Species } from '../drawing/figures/species.js';
import type { Coat } from './colour/coat.js';
import { withArticle } from './writing/language.js';

/** What one sees first of a species beside its coat, in the colours in which it is drawn. */
export function featureOf(species: Species, { light, marks }: Coat): string {
  const { face, hair, tail, muzzle, body } = species;
  if (hair === 'mane') return `${withArticle(marks.name)} mane`;
  if (hair === 'spines') return `${marks.name} spines`;
  if (hair === 'wool') return `${light.name} curls`;
  if (face === 'bandit') return `${withArticle(marks.name)} mask`;
  if (face === 'patches') return `${marks.name} patches round the eyes`;
  if (face === 'patch') return `${withArticle(marks.name)} patch over one eye`;
  if (face === 'tabby' || face === 'stripes') return `${marks.name} stripes`;
  if (face === 'mask') return `${light.name} cheeks`;
  if (hair === 'forelock') return `${withArticle(marks.name)} fringe`;
  if (body === 'spots' || body === 'patches') return `${marks.name} spots`;
  if (tail === 'flat') return `${withArticle(marks.name)} tail`;
  if (face === 'heart') return `${withArticle(light.name)} face`;
  if (face === 'blaze') return `${withArticle(light.name)} blaze`;
  return muzzle === 'bear' || muzzle === 'dog'
    ? `${withArticle(light.name)} muzzle`
    : `${withArticle(light.name)} chest`;
}
