import type { Offer } from './ai-provider.js';

/**
 * What the local engine offers, as names only: the engine itself, with all that it loads, lives in
 * the processes of the compute pool. A test holds this against the engine's own manifest.
 */
export const LOCAL_OFFERS: readonly Offer[] = [
  {
    capability: 'edit.image',
    previews: true,
    recipes: [
      { name: 'photo-pencil-sketch', parameters: ['darkness', 'hatching', 'paper', 'openEdge'] },
      {
        name: 'photo-colour-pencil',
        parameters: ['pressure', 'strokes', 'paper', 'openEdge'],
      },
      { name: 'photo-oil', parameters: ['strokes', 'relief'] },
      { name: 'photo-watercolour', parameters: ['wetness', 'openEdge'] },
      { name: 'photo-cartoon', parameters: ['outlines', 'colours', 'shades'] },
      { name: 'photo-comic', parameters: ['ink', 'dots', 'aged', 'panel'] },
      { name: 'photo-pop-art', parameters: ['palette', 'dots', 'ink', 'gutter'] },
      { name: 'photo-duotone', parameters: ['palette', 'contrast', 'grain', 'swap'] },
      { name: 'photo-1900s', parameters: ['tone', 'age', 'oval', 'frame'] },
      { name: 'photo-1910s', parameters: ['starch', 'glow', 'age', 'frame'] },
      { name: 'photo-1920s', parameters: ['tone', 'age', 'softness', 'frame'] },
      { name: 'photo-1930s', parameters: ['tone', 'glow', 'contrast', 'frame'] },
      { name: 'photo-1940s', parameters: ['contrast', 'grain', 'age', 'marks', 'frame'] },
      { name: 'photo-1950s', parameters: ['richness', 'warmth', 'grain', 'frame'] },
      { name: 'photo-1960s', parameters: ['fading', 'softness', 'grain', 'frame'] },
      { name: 'photo-1970s', parameters: ['fading', 'lightLeak', 'grain', 'frame'] },
      { name: 'photo-1980s', parameters: ['fading', 'teal', 'softness', 'frame'] },
      { name: 'photo-1990s', parameters: ['flash', 'grain', 'date', 'frame'] },
      { name: 'photo-royal-portrait', parameters: ['drape', 'relief'], choosy: true },
      { name: 'person-wearing-crown', parameters: ['crown'], choosy: true },
      { name: 'photo-hat-and-glasses', parameters: ['hat', 'glasses'], choosy: true },
      { name: 'photo-background', parameters: ['background'], choosy: true },
      { name: 'hair-colour', parameters: ['colour', 'strength'], choosy: true },
    ],
  },
  {
    capability: 'edit.image',
    recipes: [{ name: 'photo-enlarge', parameters: ['scale'] }],
  },
  {
    capability: 'gen.image',
    recipes: [{ name: 'drawn-illustration', parameters: ['idea', 'shape'] }],
  },
  {
    capability: 'trace.lineart',
    recipes: [
      { name: 'coloring-page', parameters: ['difficulty', 'paper', 'title'] },
      {
        name: 'drawn-page',
        parameters: ['idea', 'style', 'difficulty', 'paper', 'bleed', 'title'],
      },
    ],
  },
  {
    capability: 'gen.text',
    recipes: [
      {
        name: 'fursona-describe',
        parameters: ['mood', 'animal', 'name', 'pronouns', 'framing'],
      },
    ],
  },
];
