import { describe, expect, it } from '@jest/globals';
import { AiProvider, type Offer, type ProviderName, type ProviderResult } from './ai-provider.js';
import { ProviderRegistry } from './provider-registry.js';

class Offering extends AiProvider {
  constructor(
    readonly name: ProviderName,
    private readonly what: readonly Offer[],
  ) {
    super();
  }
  offers(): readonly Offer[] {
    return this.what;
  }
  run(): Promise<ProviderResult> {
    return Promise.reject(new Error('not asked here'));
  }
}

const sketch = { name: 'photo-sketch', parameters: ['darkness'] };
const local = new Offering('local', [{ capability: 'edit.image', recipes: [sketch] }]);
const gemini = new Offering('gemini', [{ capability: 'edit.image', recipes: 'any' }]);

describe('ProviderRegistry', () => {
  const registry = new ProviderRegistry([local, gemini]);

  it('names the able providers of a route in its order', () => {
    const step = { kind: 'edit.image', recipe: 'photo-sketch' };
    expect(registry.candidates(step, ['gemini', 'local'])).toEqual([gemini, local]);
    expect(registry.candidates(step, ['local', 'gemini'])).toEqual([local, gemini]);
  });

  it('leaves out who is not on the route, does not know the recipe or lacks the capability', () => {
    expect(registry.candidates({ kind: 'edit.image' }, ['local'])).toEqual([]);
    expect(registry.candidates({ kind: 'edit.image', recipe: 'oil' }, ['local'])).toEqual([]);
    expect(registry.candidates({ kind: 'edit.image', recipe: 'oil' }, ['openai'])).toEqual([]);
    expect(registry.candidates({ kind: 'gen.text' }, ['local', 'gemini'])).toEqual([]);
    expect(registry.canRun({ kind: 'edit.image', recipe: 'oil' }, ['local', 'gemini'])).toBe(true);
  });

  it('runs a step of its own only once somebody registered an executor, and says that it changed', () => {
    const fresh = new ProviderRegistry([local]);
    const before = fresh.revision;
    expect(fresh.canRun({ kind: 'store' }, ['local'])).toBe(false);
    fresh.registerExecutors(['store', 'prepare.image']);
    expect(fresh.canRun({ kind: 'store' }, [])).toBe(true);
    expect(fresh.canRun({ kind: 'fanout' }, ['local'])).toBe(false);
    expect(fresh.revision).not.toBe(before);
  });

  it('never takes a registered executor for a provider', () => {
    const fresh = new ProviderRegistry([]);
    fresh.registerExecutors(['edit.image']);
    expect(fresh.canRun({ kind: 'edit.image' }, ['local'])).toBe(false);
  });

  it('finds a recipe by capability and name', () => {
    expect(registry.recipe('edit.image', 'photo-sketch')).toBe(sketch);
    expect(registry.recipe('trace.lineart', 'photo-sketch')).toBeUndefined();
    expect(registry.recipe('edit.image', 'oil')).toBeUndefined();
  });
});
