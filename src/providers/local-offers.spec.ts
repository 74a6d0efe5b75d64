import { describe, expect, it } from '@jest/globals';
import {
  COLORING_SLUG,
  DRAWING_SLUG,
  ENGINE_MANIFEST,
  ILLUSTRATION_SLUG,
} from './local/engine-manifest.js';
import { LOOKS } from './local/looks/looks.js';
import { LOCAL_OFFERS } from './local-offers.js';

const RECIPES: Readonly<Record<string, string>> = {
  [COLORING_SLUG]: 'coloring-page',
  [DRAWING_SLUG]: 'drawn-page',
  [ILLUSTRATION_SLUG]: 'drawn-illustration',
};

const CAPABILITIES = {
  look: 'edit.image',
  enlarge: 'edit.image',
  coloringPage: 'trace.lineart',
  drawnPage: 'trace.lineart',
  illustration: 'gen.image',
  fursona: 'gen.text',
} as const;

/** The offers as the engine's manifest would have them: task → recipe → names of its settings. */
function promised() {
  return Object.fromEntries(
    ENGINE_MANIFEST.products.map(({ slug, task, parameters }) => {
      const recipe = RECIPES[slug] ?? slug;
      return [`${CAPABILITIES[task]} ${recipe}`, Object.keys(parameters.properties).sort()];
    }),
  );
}

describe('what the local engine offers', () => {
  it('is what its manifest says, setting by setting', () => {
    const offered = Object.fromEntries(
      LOCAL_OFFERS.flatMap(({ capability, recipes }) =>
        recipes === 'any'
          ? [[capability, []]]
          : recipes.map(({ name, parameters }) => [
              `${capability} ${name}`,
              [...parameters].sort(),
            ]),
      ),
    );
    expect(offered).toEqual(promised());
  });

  it('is choosy where the engine looks at the photo first', () => {
    const choosy = LOCAL_OFFERS.flatMap(({ recipes }) => (recipes === 'any' ? [] : recipes))
      .filter((recipe) => recipe.choosy)
      .map(({ name }) => name);
    expect(choosy.sort()).toEqual(
      LOOKS.filter(({ check }) => check)
        .map(({ slug }) => slug)
        .sort(),
    );
  });
});
