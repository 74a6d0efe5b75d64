import type { Group } from './groups.js';
import { limitCount } from './limit-count.js';
import type { Actor, Bare, Scene } from './scene.js';

/** What several of a group are called. */
const nameOf = (word: string): string => (word === 'family' ? 'people' : word);

/** Collects who is in a scene. */
export class Cast {
  readonly actors: Actor[] = [];
  private last: Actor[] = [];
  /** What nobody is to have. */
  private readonly without: Bare[] = [];
  private readonly tooMany: Scene['tooMany'][number][] = [];

  /** Those that the next relation is about: everybody since the last one. */
  get group(): readonly Actor[] {
    return this.last;
  }

  /** Who comes now stands beside those before, and is told of alone. */
  parted(): void {
    this.last = [];
  }

  add(told: Pick<Actor, 'thing' | 'word'> & Partial<Actor>): Actor {
    const actor: Actor = {
      count: 1,
      size: 1,
      wears: [],
      outfit: undefined,
      holds: undefined,
      rides: undefined,
      shares: undefined,
      without: [],
      colours: { worn: {} },
      words: {},
      young: false,
      aloft: false,
      ...told,
    };
    this.last.push(actor);
    this.actors.push(actor);
    return actor;
  }

  /** Takes somebody back who is told of in another way. */
  drop(actor: Actor): void {
    for (const list of [this.actors, this.last]) {
      const at = list.indexOf(actor);
      if (at >= 0) list.splice(at, 1);
    }
  }

  /** Each of them is somebody else. */
  addGroup({ who, asked, word }: Group, size: number): void {
    for (const thing of who) this.add({ thing, word, size });
    if (asked > who.length) this.tooMany.push({ word: nameOf(word), asked, shown: who.length });
  }

  /** From those that were just told of; from everybody where nobody was. */
  takeAway(names: readonly Bare[]): void {
    if (this.last.length === 0) this.without.push(...names);
    for (const actor of this.last) actor.without = [...actor.without, ...names];
  }

  /** Takes back how many there are to what fits on a page. */
  limited(): Pick<Scene, 'actors' | 'tooMany'> {
    for (const actor of this.actors) actor.without = [...actor.without, ...this.without];
    const tooMany = [...this.tooMany, ...limitCount(this.actors)];
    return { actors: this.actors, tooMany };
  }
}
