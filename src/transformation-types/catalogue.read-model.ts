import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../platform/errors/index.js';
import { paginateInMemory } from '../platform/http/index.js';
import { CatalogueReader } from './catalogue-reader.js';
import type { CatalogueQuery, TransformationTypeResponse } from './catalogue.dto.js';
import type { TaggedAnswer } from './etag.js';

/** More distinct questions than this are not kept per state of the catalogue. */
const MAX_ANSWERS = 200;

/** The shop window: answers lists from memory, as finished texts. */
@Injectable()
export class CatalogueReadModel {
  constructor(private readonly reader: CatalogueReader) {}

  async list(query: CatalogueQuery): Promise<TaggedAnswer> {
    const { items, etag, answers } = await this.reader.snapshot();
    const { category, inputKind, outputKind, availability, q, page, limit, cursor, sort } = query;
    const key = JSON.stringify([
      category,
      inputKind,
      outputKind,
      availability,
      q,
      page,
      limit,
      cursor,
      sort,
    ]);
    let body = answers.get(key);
    if (body === undefined) {
      const shown = items.filter((item) => fits(item, query));
      body = JSON.stringify(
        paginateInMemory(query, shown, {
          sortable: {
            sortOrder: (item) => item.sortOrder,
            name: (item) => item.name.toLowerCase(),
          },
          defaultSort: 'sortOrder',
          id: (item) => item.id,
        }),
      );
      if (answers.size < MAX_ANSWERS) answers.set(key, body);
    }
    return { body, etag };
  }

  /** @throws NotFoundError for what is not offered */
  async one(slug: string): Promise<TaggedAnswer> {
    const { items, etag } = await this.reader.snapshot();
    const item = items.find((candidate) => candidate.slug === slug);
    if (!item) throw new NotFoundError('product');
    return { body: JSON.stringify(item), etag };
  }
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
