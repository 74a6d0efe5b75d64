import { describe, expect, it } from '@jest/globals';
import { ComputePool, ComputePoolError, RemoteTaskError } from '../platform/compute-pool/index.js';
import type { ProviderRequest } from './ai-provider.js';
import { LocalProvider } from './local-provider.js';
import { ProviderError } from './provider-error.js';

type Run = (task: { name: string }, input: unknown) => Promise<unknown>;

/** A pool that answers as told and remembers what it was asked. */
class ToldPool extends ComputePool {
  readonly asked: { task: string; input: unknown }[] = [];
  constructor(private readonly answer: () => Promise<unknown>) {
    super();
  }
  override run: ComputePool['run'] = ((task, input) => {
    this.asked.push({ task: task.name, input });
    return this.answer();
  }) as Run as ComputePool['run'];
}

const request: ProviderRequest = {
  capability: 'edit.image',
  recipe: 'photo-duotone',
  params: { contrast: 10 },
  inputFiles: ['/in/photo.jpg'],
  seed: 7,
  outputDir: '/out',
};
const context = { signal: new AbortController().signal, progress: () => undefined };

async function failure(error: Error): Promise<ProviderError> {
  const provider = new LocalProvider(new ToldPool(() => Promise.reject(error)));
  const thrown: unknown = await provider.run(request, context).catch((caught: unknown) => caught);
  expect(thrown).toBeInstanceOf(ProviderError);
  return thrown as ProviderError;
}

const remote = (name: string, more: object = {}) =>
  new RemoteTaskError({ name, message: 'No shapes were found.', ...more });

describe('LocalProvider', () => {
  it('hands a look to the pool under its recipe and says what made it', async () => {
    const pool = new ToldPool(() => Promise.resolve({ files: [], notes: ['a note'] }));
    const result = await new LocalProvider(pool).run(request, context);
    expect(pool.asked).toEqual([
      {
        task: 'look',
        input: {
          inputPath: '/in/photo.jpg',
          outputDir: '/out',
          look: 'photo-duotone',
          params: { contrast: 10 },
          seed: 7,
        },
      },
    ]);
    expect(result).toMatchObject({ files: [], notes: ['a note'], costMicros: 0 });
    expect(result.model).toMatch(/^PixShift local engine \d/);
  });

  it('hands a colouring page its settings', async () => {
    const pool = new ToldPool(() => Promise.resolve({ files: [], notes: [] }));
    const params = { difficulty: 'simple', paper: 'A4', title: 'Minka' };
    await new LocalProvider(pool).run(
      { ...request, capability: 'trace.lineart', recipe: 'coloring-page', params },
      context,
    );
    expect(pool.asked[0]).toMatchObject({ task: 'coloringPage', input: { ...params, seed: 7 } });
  });

  it('refuses what the engine cannot make anything of, with its words and its field', async () => {
    const error = await failure(
      remote('EngineRefusal', { code: 'PHOTO_WITHOUT_SHAPES', field: 'photo' }),
    );
    expect(error).toMatchObject({
      outcome: 'refused',
      message: 'No shapes were found.',
      field: 'photo',
      code: 'PHOTO_WITHOUT_SHAPES',
    });
  });

  it('refuses a hat and glasses of which there are none, before a run', () => {
    const provider = new LocalProvider(new ToldPool(() => Promise.resolve({})));
    const refusalOf = (hat: string, glasses: string) =>
      provider.refusalOf({
        ...request,
        recipe: 'photo-hat-and-glasses',
        params: { hat, glasses },
      });
    expect(refusalOf('none', 'none')).toMatchObject({
      outcome: 'refused',
      field: 'hat',
      message: 'Choose a hat or glasses.',
    });
    expect(refusalOf('none', 'round')).toBeUndefined();
    expect(refusalOf('top-hat', 'none')).toBeUndefined();
  });

  it('calls a crash retryable, a timeout and an unknown error fatal, and keeps inner words inside', async () => {
    expect(await failure(new ComputePoolError('PROCESS_CRASHED', 'pid 17'))).toMatchObject({
      outcome: 'retryable',
      code: 'PROCESS_CRASHED',
      message: expect.not.stringContaining('17'),
    });
    expect(await failure(new ComputePoolError('TASK_TIMEOUT', 'x'))).toMatchObject({
      outcome: 'fatal',
    });
    expect(await failure(remote('TypeError'))).toMatchObject({
      outcome: 'fatal',
      message: expect.not.stringContaining('shapes'),
    });
  });

  it('refuses steps that it does not offer and steps without a picture', async () => {
    const provider = new LocalProvider(new ToldPool(() => Promise.resolve({})));
    await expect(
      provider.run({ ...request, capability: 'gen.text' }, context),
    ).rejects.toMatchObject({
      outcome: 'fatal',
      code: 'NOT_OFFERED',
    });
    await expect(provider.run({ ...request, inputFiles: [] }, context)).rejects.toMatchObject({
      code: 'NO_INPUT',
    });
  });
});
