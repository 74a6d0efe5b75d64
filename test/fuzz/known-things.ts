import type { Operation } from './contract.js';

export type Item = Readonly<Record<string, unknown>>;

/** Where the values of a field are found, if not under its own name. */
const ALIASES: Readonly<Record<string, string>> = {
  type: '/transformation-types.slug',
  userId: '/admin/users.id',
  actorId: '/admin/users.id',
  inputAssetIds: '/uploads.id',
  quoteId: '/quotes.id',
  cursor: 'nextCursor',
};

const MAX_EACH = 8;
const MAX_LINKS = 100;
const MAX_DEPTH = 6;

/**
 * What one caller has seen in answers: things with their ids and revisions, links, values that an error
 * said are allowed. Requests made of these get further than requests made of random values.
 */
export class KnownThings {
  private readonly items = new Map<string, Item[]>();
  private readonly values = new Map<string, unknown[]>();
  private readonly links: string[] = [];

  learn({ path }: Pick<Operation, 'path'>, answer: unknown): void {
    const { error } = (answer ?? {}) as { error?: { details?: Item } };
    if (error) {
      const { field, allowed } = error.details ?? {};
      for (const value of Array.isArray(allowed) ? allowed : [])
        this.keep(`${path} ${String(field)}`, value);
    } else if (isItem(answer)) {
      const listed = Array.isArray(answer['data']) ? answer['data'].slice(0, MAX_EACH) : [answer];
      for (const item of listed.filter(isItem)) this.learnItem(collectionOf(path), item);
      this.walk('', answer, 0);
    }
  }

  /** Things of the collection that the path leads into, as they were seen. */
  itemsAt(path: string): readonly Item[] {
    return this.items.get(collectionOf(path)) ?? [];
  }

  /** Values for a field of a request or a parameter of a path. */
  for(name: string, path: string): readonly unknown[] {
    const keys = [
      `${path} ${name}`,
      ALIASES[name] ?? '',
      `${collectionOf(path)}.${name}`,
      `${name.replace(/Id$/, 's')}.id`,
      name,
    ];
    return keys.map((key) => this.values.get(key) ?? []).find(({ length }) => length > 0) ?? [];
  }

  /** Links that answers gave and that lead to this operation: whole addresses, the query included. */
  linksTo({ path }: Pick<Operation, 'path'>): readonly string[] {
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`);
    return this.links.filter((link) => pattern.test(link)).slice(-MAX_EACH);
  }

  private learnItem(collection: string, item: Item): void {
    const others = this.itemsAt(collection).filter(({ id }) => id !== item['id']);
    this.items.set(collection, [...others, { ...partsOf(item), ...item }].slice(-MAX_EACH));
    for (const [name, value] of Object.entries(item)) this.keep(`${collection}.${name}`, value);
  }

  private walk(parent: string, value: unknown, depth: number): void {
    if (depth > MAX_DEPTH) return;
    if (Array.isArray(value)) {
      for (const item of value.slice(0, MAX_EACH)) this.walk(parent, item, depth + 1);
    } else if (isItem(value)) {
      for (const [name, item] of Object.entries(value)) {
        this.keep(name, item);
        this.keep(`${parent}.${name}`, item);
        this.walk(name, item, depth + 1);
      }
    }
  }

  private keep(key: string, value: unknown): void {
    if (typeof value === 'string' && value.startsWith('/api/')) {
      this.links.push(value);
      this.links.splice(0, this.links.length - MAX_LINKS);
    }
    const known = this.values.get(key) ?? [];
    const text = JSON.stringify(value);
    if (known.some((other) => JSON.stringify(other) === text)) return;
    this.values.set(key, [...known, value].slice(-MAX_EACH));
  }
}

/** `/generations` for `/api/v1/generations/{id}/retry`. */
function collectionOf(path: string): string {
  return path.replace(/^\/api\/v1/, '').replace(/\/\{.*$/, '');
}

/** The fields of what a thing holds, such as those of its newest version. */
function partsOf(item: Item): Item {
  const parts = Object.values(item).map((value): unknown =>
    Array.isArray(value) ? value[0] : value,
  );
  return Object.assign({}, ...parts.filter(isItem)) as Item;
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
