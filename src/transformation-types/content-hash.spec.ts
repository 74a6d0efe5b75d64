import { describe, expect, it } from '@jest/globals';
import { contentHash } from './content-hash.js';
import type { VersionContent } from './type-content.js';

const field = { type: 'boolean', title: 'On' } as const;
const content: VersionContent = {
  pipeline: [{ id: 'a', kind: 'store', needs: [] }],
  promptTemplate: '',
  negativePrompt: '',
  inputSchema: { type: 'object', additionalProperties: false, properties: { a: field, b: field } },
  outputSpec: { artifacts: [{ kind: 'image', label: 'picture' }] },
  routes: { standard: ['local'] },
  deadlineMs: 1_000,
};

describe('the hash of a version', () => {
  it('does not depend on how its JSON is written', () => {
    const turned = { ...content, pipeline: [{ needs: [], kind: 'store', id: 'a' } as const] };
    expect(contentHash(turned)).toBe(contentHash(content));
    expect(contentHash({ ...content, inputSchema: { ...content.inputSchema } })).toBe(
      contentHash(content),
    );
  });

  it('changes with every part, and with the order of the form', () => {
    const { a, b } = content.inputSchema.properties as { a: typeof field; b: typeof field };
    const changes: Partial<VersionContent>[] = [
      { pipeline: [{ id: 'b', kind: 'store', needs: [] }] },
      { promptTemplate: 'x' },
      { negativePrompt: 'x' },
      { inputSchema: { ...content.inputSchema, properties: { a } } },
      { inputSchema: { ...content.inputSchema, properties: { b, a } } },
      { outputSpec: { ...content.outputSpec, units: 2 } },
      { routes: { standard: ['gemini'] } },
      { deadlineMs: 2_000 },
    ];
    const hashes = [content, ...changes.map((change) => ({ ...content, ...change }))].map(
      contentHash,
    );
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
