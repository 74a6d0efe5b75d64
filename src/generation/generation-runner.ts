import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { PlanReader } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { Database, type Em, newId, rowsIn } from '../platform/database/index.js';
import { judgementOfPicture, type Verdict, worstOf } from '../moderation/index.js';
import { type LocalCopy, WorkFolder, type WorkSpace } from '../platform/storage/index.js';
import {
  type ProductionMethod,
  ProviderError,
  type ProviderFile,
  ProviderRegistry,
  isCapability,
} from '../providers/index.js';
import {
  CatalogueReader,
  judgeInputs,
  type PipelineStep,
  stepParams,
  type VersionContent,
} from '../transformation-types/index.js';
import { AssetStore, type StoredFile, type StoredMime } from '../uploads/index.js';
import { GenerationEvents } from './generation-events.js';
import { GenerationSettlement } from './generation-settlement.js';
import type { ClaimedRun } from './generation-queue.js';
import { LeaseLostError } from './generation.errors.js';
import { refuseBlocked } from './refuse-blocked.js';
import { Retention } from './retention.js';

/** What the program itself does of a pipeline; the other kinds are a provider's capabilities. */
export const OWN_STEP_KINDS = ['prepare.image', 'store'] as const;

/** What a step gave: paths for the steps after it and, where it made something, what that is. */
interface StepResult {
  paths: readonly string[];
  files: readonly ProviderFile[];
}

interface StoredOutput {
  file: ProviderFile;
  asset: StoredFile;
  text: string | null;
}

interface Made {
  files: readonly ProviderFile[];
  notes: string[];
  provider: { name: string; model: string; method: ProductionMethod } | undefined;
  costMicros: number;
}

/**
 * Runs the steps of one claimed run, stores what comes out and ends the run as COMPLETED, all of the
 * last in one transaction. Any failure is thrown; what becomes of the run then is the worker's
 * decision. Every step can be repeated.
 */
@Injectable()
export class GenerationRunner {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly catalogue: CatalogueReader,
    private readonly registry: ProviderRegistry,
    private readonly assets: AssetStore,
    private readonly workFolder: WorkFolder,
    private readonly events: GenerationEvents,
    private readonly settlement: GenerationSettlement,
    private readonly retention: Retention,
    private readonly plans: PlanReader,
  ) {}

  /**
   * @throws ProviderError, LeaseLostError, UnavailableError, or the reason of `signal`
   */
  async run(run: ClaimedRun, signal: AbortSignal): Promise<void> {
    const content = await this.catalogue.findVersion(run.typeVersionId);
    if (!content)
      throw new ProviderError('fatal', 'This kind of picture is not available any more.');
    const photos = await this.inputAssetsOf(run.id);
    const notes = refuseBlocked(
      worstOf([
        judgeInputs(content, run.inputs),
        ...photos.map(({ verdict }) => judgementOfPicture(verdict)),
      ]),
    );
    await using space = await this.workFolder.open('run');
    const copies: LocalCopy[] = [];
    try {
      for (const { id } of photos) copies.push(await this.assets.localCopy(id));
      const made = await this.runSteps(
        run,
        content,
        space,
        copies.map(({ path }) => path),
        signal,
      );
      made.notes.push(...notes);
      await this.deliver(run, made, content.pipeline.length, signal);
    } finally {
      await Promise.all(copies.map((copy) => copy.release()));
    }
  }

  private async runSteps(
    run: ClaimedRun,
    content: VersionContent,
    space: WorkSpace,
    photos: readonly string[],
    signal: AbortSignal,
  ): Promise<Made> {
    const of = content.pipeline.length;
    const results = new Map<string, StepResult>();
    const made: Made = { files: [], notes: [], provider: undefined, costMicros: 0 };
    for (const [done, step] of content.pipeline.entries()) {
      signal.throwIfAborted();
      await this.report(run, { step: step.kind, done, of });
      const given = step.needs.flatMap((id) => results.get(id) ?? []);
      if (step.kind === 'store') made.files = given.flatMap(({ files }) => files);
      // Uploads were decoded, turned and stripped when they came in: they are ready as they are.
      else if (step.kind === 'prepare.image') results.set(step.id, { paths: photos, files: [] });
      else {
        const inputFiles = step.needs.length > 0 ? given.flatMap(({ paths }) => paths) : photos;
        const outputDir = await space.folder(step.id);
        const result = await this.runCapability(run, content, step, inputFiles, outputDir, signal, {
          done,
          of,
        });
        results.set(step.id, { paths: result.files.map(({ path }) => path), files: result.files });
        made.notes.push(...result.notes);
        const { provider: name, model, method } = result;
        made.provider = { name, model, method };
        made.costMicros += result.costMicros;
      }
    }
    return made;
  }

  /** Asks the providers of the route in order; only what may go better elsewhere goes on to the next. */
  private async runCapability(
    run: ClaimedRun,
    content: VersionContent,
    step: PipelineStep,
    inputFiles: readonly string[],
    outputDir: string,
    signal: AbortSignal,
    place: { done: number; of: number },
  ) {
    const { kind, recipe } = step;
    if (!isCapability(kind))
      throw new ProviderError('fatal', `The step ${kind} cannot be run here.`);
    const { routes } = content;
    const route = routes[run.qualityTier] ?? routes.standard ?? [];
    const candidates = this.registry.candidates({ kind, recipe }, route);
    let failure = new ProviderError('retryable', 'No provider can do this at the moment.');
    for (const provider of candidates) {
      try {
        const result = await provider.run(
          {
            capability: kind,
            recipe,
            params: stepParams(step, run.inputs),
            inputFiles,
            seed: run.seed,
            outputDir,
          },
          {
            signal,
            progress: (part, done, of) => {
              void this.report(run, { step: kind, ...place, part: { name: part, done, of } }).catch(
                () => undefined,
              );
            },
          },
        );
        return { ...result, provider: provider.name };
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof ProviderError)) throw error;
        if (error.outcome === 'refused' || error.outcome === 'blocked') throw error;
        failure = error;
      }
    }
    throw failure;
  }

  private async deliver(
    run: ClaimedRun,
    made: Made,
    of: number,
    signal: AbortSignal,
  ): Promise<void> {
    const stored: StoredOutput[] = [];
    const { features } = await this.plans.of(run.userId);
    const expiresAt = this.retention.expiryFor(run.retentionClass, features);
    try {
      for (const file of made.files) {
        // Storing moves the file.
        const text = file.kind === 'text' ? await readFile(file.path, 'utf8') : null;
        const asset = await this.assets.storeOutput(
          {
            userId: run.userId,
            generationId: run.id,
            label: file.label,
            path: file.path,
            mime: file.mime as StoredMime,
            retentionClass: run.retentionClass,
            expiresAt,
          },
          signal,
        );
        stored.push({ file, asset, text });
      }
      signal.throwIfAborted();
      await this.db.transaction((em) => this.complete(em, run, made, of, stored, expiresAt));
    } catch (error) {
      await Promise.all(stored.map(({ asset }) => this.assets.discard(asset)));
      throw error;
    }
  }

  private async complete(
    em: Em,
    run: ClaimedRun,
    made: Made,
    of: number,
    stored: readonly StoredOutput[],
    expiresAt: Date | null,
  ): Promise<void> {
    const now = this.clock.now();
    const origin = made.provider && { tool: made.provider.model, method: made.provider.method };
    const provenance = origin ? JSON.stringify(origin) : null;
    for (const [ordinal, { file, asset, text }] of stored.entries()) {
      const created = await this.assets.create(em, asset);
      await rowsIn(
        em,
        sql`insert into artifact (id, created_at, generation_id, kind, label, ordinal, asset_id, text, provenance)
            values (${newId()}, ${now}, ${run.id}, ${file.kind}, ${file.label}, ${ordinal}, ${created.id},
              ${text}, ${provenance}::jsonb)`,
      );
    }
    await this.events.append(
      em,
      run.id,
      [{ kind: 'progress', payload: { step: 'store', done: of, of } }],
      run.leaseToken,
    );
    const ended = await this.settlement.end(em, {
      generationId: run.id,
      from: ['PROCESSING'],
      leaseToken: run.leaseToken,
      to: 'COMPLETED',
      set: [
        sql`provider_name = ${made.provider?.name ?? null}`,
        sql`provider_model = ${made.provider?.model ?? null}`,
        sql`cost_micros = ${made.costMicros}`,
        sql`notes = ${JSON.stringify(made.notes)}::jsonb`,
      ],
    });
    if (!ended) throw new LeaseLostError(run.id);
    await this.retention.setLifetime(em, run.id, { retentionClass: run.retentionClass, expiresAt });
  }

  private inputAssetsOf(generationId: string): Promise<{ id: string; verdict: Verdict | null }[]> {
    return this.db.rows(sql<{ id: string; verdict: Verdict | null }>`
      select a.id, a.moderation_verdict as verdict from generation_input i
      join asset a on a.id = i.asset_id
      where i.generation_id = ${generationId} order by i.ordinal`);
  }

  private async report(run: ClaimedRun, payload: Readonly<Record<string, unknown>>): Promise<void> {
    const said = await this.db.transaction((em) =>
      this.events.append(em, run.id, [{ kind: 'progress', payload }], run.leaseToken),
    );
    if (!said) throw new LeaseLostError(run.id);
  }
}
