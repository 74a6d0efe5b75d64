import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../platform/errors/index.js';
import { HeldAnswer, paginateInMemory } from '../platform/http/index.js';
import { CatalogueReader } from './catalogue-reader.js';
import type { CatalogueSnapshot } from './catalogue-snapshot.js';
import type { CatalogueQuery, TransformationTypeResponse } from './catalogue.dto.js';

/** The shop window: answers from memory, with bytes that are held as long as the catalogue stays the same. */
@Injectable()
export class CatalogueReadModel {
  constructor(private readonly reader: CatalogueReader) {}

  async list(query: CatalogueQuery): Promise<HeldAnswer> {
    const snapshot = await this.reader.snapshot();
    return heldBy(snapshot, query, () => {
      const shown = snapshot.items.filter((item) => fits(item, query));
      return paginateInMemory(query, shown, {
        sortable: {
          sortOrder: (item) => item.sortOrder,
          name: (item) => item.name.toLowerCase(),
        },
        defaultSort: 'sortOrder',
        id: (item) => item.id,
      });
    });
  }

  /** @throws NotFoundError for what is not offered */
  async one(slug: string): Promise<HeldAnswer> {
    const snapshot = await this.reader.snapshot();
    const item = snapshot.items.find((candidate) => candidate.slug === slug);
    if (!item) throw new NotFoundError('product');
    return heldBy(snapshot, item, () => item);
  }
}

/** The answer to what was asked; a question that comes again in the same words is the same object. */
function heldBy(
  { answers, etag }: CatalogueSnapshot,
  asked: object,
  answer: () => unknown,
): HeldAnswer {
  let held = answers.get(asked);
  if (!held) {
    held = new HeldAnswer(answer(), etag);
    answers.set(asked, held);
  }
  return held;
}

function fits(item: TransformationTypeResponse, query: CatalogueQuery): boolean {
  const { category, inputKind, outputKind, availability, q } = query;
  return (
    (category === undefined || item.category === category) &&
    (inputKind === undefined || item.inputKind === inputKind) &&
    (outputKind === undefined || item.outputKind === outputKind) &&
    (availability === undefined || item.availability === availability) &&
    (q === undefined || mentions(item, q))
  );
}

/** Every word occurs somewhere in the name, the description or the tags. */
function mentions(item: TransformationTypeResponse, q: string): boolean {
  const text = [item.name, item.description, item.slug, ...item.tags].join(' ').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
