import { unshownAction } from './actions.js';
import { canBeRidden } from './can-be-ridden.js';
import type { SettingName } from '../scenery/settings.js';
import { limitCount } from './limit-count.js';
import { LONGEST_PHRASE, type Match, matchAt, singularPhrase } from './match.js';
import type { Actor, Scene } from './scene.js';
import { isPlural, singular } from './singular.js';
import { type Entry, WORDS } from './things.js';
import {
  DOINGS,
  LOOSE_PLACES,
  NIGHT,
  NUMBERS,
  PLACES,
  QUIET,
  type Relation,
  RELATIONS,
  SIZES,
  WEARABLE,
} from './words.js';

const MOST_MISSED = 8;

/** How several may stand. */
const ROWS = new Set(['in a row', 'in one row', 'in a line', 'in line', 'side by side']);
/** With numbers, what comes before a thing that something is done with. */
const OWNED = new Set('the his her my our your their its'.split(' '));
/** Words that give everybody one. */
const EACH = ['each', 'own'];
const DRESS_UP = new Set(['costume', 'outfit', 'suit', 'uniform', 'clothes']);

/** Goes through the words of an idea once and collects what they tell of. */
export class IdeaReader {
  private readonly actors: Actor[] = [];
  private readonly missed: string[] = [];
  private readonly actions: string[] = [];
  private inARow = false;
  private readonly likened: string[] = [];
  private readonly homes: SettingName[] = [];
  /** Where what is ridden belongs: a ship needs the sea, whoever is on it. */
  private rideHome: SettingName | undefined;
  private setting: SettingName | undefined;
  private hint: SettingName | undefined;
  private night = false;
  private relation: Relation | undefined;
  private count: number | undefined;
  private size = 1;
  /** Those that the next relation is about: everybody since the last one. */
  private group: Actor[] = [];
  private at = 0;
  private readonly doings: { actors: readonly Actor[]; hold?: string; ride?: string }[] = [];

  constructor(private readonly words: readonly string[]) {}

  read(): Scene & { found: boolean } {
    while (this.at < this.words.length) this.at += this.step();
    for (const doing of this.doings) this.settle(doing);
    const tooMany = limitCount(this.actors);
    const setting = this.setting ?? this.hint ?? this.rideHome ?? this.homes[0] ?? 'meadow';
    return {
      actors: this.actors,
      setting,
      night: this.night,
      inARow: this.inARow,
      missed: [...new Set(this.missed)].slice(0, MOST_MISSED),
      actions: [...new Set(this.actions)].slice(0, MOST_MISSED),
      likened: [...new Set(this.likened)],
      tooMany,
      found: this.setting !== undefined,
    };
  }

  /** Takes what begins here, and says how many words that were. */
  private step(): number {
    const word = this.words[this.at]!;
    if (word === ',') {
      if (this.relation !== 'wear' && this.relation !== 'hold') this.relation = undefined;
      this.forget();
      return 1;
    }
    if (word === 'and' || word === 'plus') return 1;
    return (
      this.takePlace(2) ||
      this.takeRow() ||
      this.takeFlight(word) ||
      this.takeRelation() ||
      this.takePlace(1) ||
      this.takeWear() ||
      this.takeThing() ||
      this.takeWord(word)
    );
  }

  private takeRow(): number {
    return this.longest((phrase, length) => {
      if (!ROWS.has(phrase)) return 0;
      this.inARow = true;
      return length;
    });
  }

  /** Flying a kite is holding it, and flying a dragon is riding it; a flying dragon is nobody's. */
  private takeFlight(word: string): number {
    if (word !== 'flying' && word !== 'flies' && word !== 'fly') return 0;
    const next = this.nextThing(this.at + 1);
    const named = this.words[this.at + 1]!;
    if (!next || !(named in NUMBERS || OWNED.has(named) || this.named?.end === this.at)) return 0;
    const { thing } = next.entry;
    if (thing.kind !== 'prop' && !canBeRidden(thing)) return 0;
    this.relation = thing.kind === 'prop' ? 'hold' : 'ride';
    if (thing.kind !== 'prop') this.hint ??= 'sky';
    return 1;
  }

  private noteAction(word: string): void {
    const action = unshownAction(word, this.named?.end === this.at);
    if (action !== undefined) this.actions.push(action);
  }

  private takeRelation(): number {
    return this.longest((phrase, length) => {
      const word = this.words[this.at]!;
      const doing = length === 1 ? DOINGS[word] : undefined;
      if (doing) {
        const next = this.nextThing(this.at + 1);
        if (next && doing.hold !== undefined && word in RELATIONS) {
          this.relation = 'hold';
          return 1;
        }
        if (doing.place) this.hint ??= doing.place;
        if (doing.hold === undefined && doing.ride === undefined) this.noteAction(word);
        this.doings.push({ ...doing, actors: [...this.group] });
        this.relation = undefined;
        return 1;
      }
      const relation = RELATIONS[phrase];
      if (relation === undefined) return 0;
      this.relation = relation;
      this.forget();
      return length;
    });
  }

  /** The thing that follows directly, but for an article and words of quality. */
  private nextThing(from: number): Match | undefined {
    let at = from;
    while (
      at < this.words.length &&
      at < from + 4 &&
      (this.words[at]! in NUMBERS || QUIET.has(this.words[at]!) || this.words[at] === 'the')
    )
      at++;
    return matchAt(this.words, at);
  }

  /** `under the sea` is a place, and not something under something. */
  private takePlace(least: number): number {
    return this.longest((phrase, length) => {
      if (length < least) return 0;
      if (length === 1 && NIGHT.has(phrase)) {
        this.night = true;
        return 1;
      }
      const place = PLACES[phrase] ?? PLACES[singular(phrase)];
      if (place === undefined) return 0;
      // `ice cream`, `snow leopard`, `farm cat`: only the whole phrase is a thing.
      const thing = matchAt(this.words, this.at);
      if (thing && thing.length > length) return 0;
      // One picture has one place.
      if (this.setting !== undefined && this.setting !== place) this.missed.push(phrase);
      else if (LOOSE_PLACES.has(singular(phrase))) this.likened.push(phrase);
      this.setting ??= place;
      if (this.relation === 'at') this.relation = undefined;
      this.forget();
      return length;
    });
  }

  private takeWear(): number {
    const relation = this.relation;
    if (relation !== 'wear' && relation !== 'with' && relation !== 'at') return 0;
    return this.longest((phrase, length) => {
      const name = WEARABLE[phrase] ?? WEARABLE[singularPhrase(phrase)];
      if (name === undefined || this.group.length === 0) return 0;
      // `in a bow`, `at a tie` mean something else; `in a hat` does not.
      const all = isPlural(phrase.split(' ').at(-1)!) && this.group.length > 1;
      for (const actor of all ? this.group : this.group.slice(-1)) {
        if (!actor.wears.includes(name)) actor.wears.push(name);
      }
      this.relation = 'wear';
      this.forget();
      return length;
    });
  }

  private takeThing(): number {
    const match = matchAt(this.words, this.at);
    if (!match) return 0;
    const { entry, length } = match;
    const { thing } = entry;
    const last = this.group.at(-1);
    const next = this.words[this.at + length];
    const isCostume = thing.kind === 'person' && thing.outfit !== undefined;
    if (isCostume && (this.relation === 'as' || (this.relation === 'wear' && last)) && last) {
      last.outfit = thing.outfit;
      this.relation = undefined;
      this.forget();
      return length + (next !== undefined && DRESS_UP.has(next) ? 1 : 0);
    }
    if (isCostume && this.isPerformer(matchAt(this.words, this.at + length))) {
      return length + this.takeNamed(matchAt(this.words, this.at + length)!, thing.outfit);
    }
    if (last && this.isJoined(match)) return length;
    // It stands beside whoever was to ride it.
    if (last && this.relation === 'ride') this.actions.push(`riding the ${match.word}`);
    if (isCostume && last && this.follows(last)) {
      last.outfit = thing.outfit;
      if (match.plural && last.count === 1) last.count = this.count ?? 3;
      this.forget();
      return length;
    }
    return this.takeNamed(match, undefined);
  }

  /** Things that go to somebody instead of standing beside them. */
  private isJoined({ entry, word, plural }: Match): boolean {
    const { thing, home }: Entry = entry;
    const { relation, group } = this;
    if (relation === undefined || group.length === 0) return false;
    const last = group.at(-1)!;
    if (relation === 'ride' || (relation === 'at' && canBeRidden(thing))) {
      if (!canBeRidden(thing)) return false;
      const shares =
        plural || EACH.some((each) => this.words.includes(each)) ? undefined : { word };
      for (const actor of group) {
        if (actor.rides === undefined) Object.assign(actor, { rides: thing, shares });
      }
      if (thing.kind === 'vehicle') this.rideHome ??= home;
      this.relation = undefined;
      this.forget();
      return true;
    }
    if (
      (relation === 'hold' || relation === 'with') &&
      thing.kind === 'prop' &&
      last.holds === undefined
    ) {
      last.holds = thing.name;
      // `holding a balloon and a book` has one pair of hands; `eating and reading` goes on.
      if (relation === 'with') this.relation = undefined;
      this.forget();
      return true;
    }
    return false;
  }

  private takeNamed({ entry, word, length, plural }: Match, outfit: Actor['outfit']): number {
    // A relation to a thing that cannot be worn, held or ridden ends here: it stands beside.
    const apart = this.relation !== undefined;
    const count = this.count ?? (plural ? 3 : 1);
    const actor: Actor = {
      thing: entry.thing,
      word,
      count,
      size: this.size,
      wears: [],
      outfit,
      holds: undefined,
      rides: undefined,
      shares: undefined,
    };
    if (apart && this.actors.length > 0) this.group = [];
    this.group.push(actor);
    this.actors.push(actor);
    if (entry.home) this.homes.push(entry.home);
    this.relation = undefined;
    this.forget();
    this.named = { actor, end: this.at + length };
    return length;
  }

  private named: { actor: Actor; end: number } | undefined;

  /** `cat astronaut`: the calling stands directly behind. */
  private follows(actor: Actor): boolean {
    return (
      this.named?.actor === actor && this.named.end === this.at && actor.thing.kind !== 'person'
    );
  }

  private isPerformer(match: Match | undefined): boolean {
    const kind = match?.entry.thing.kind;
    return (
      kind === 'animal' ||
      kind === 'creature' ||
      (kind === 'person' && (match!.entry.thing as { outfit?: string }).outfit === undefined)
    );
  }

  private takeWord(word: string): number {
    if (word in NUMBERS) {
      // `a` does not take back `two` of `a pair of two`.
      const number = NUMBERS[word]!;
      if (number > 1 || this.count === undefined)
        this.count = number > 1 || word === 'one' ? number : this.count;
      return 1;
    }
    if (/^\d{1,3}$/.test(word)) {
      this.count = Math.max(1, Number(word));
      return 1;
    }
    this.noteAction(word);
    if (word in SIZES) {
      this.size = SIZES[word]!;
      return 1;
    }
    if (
      !QUIET.has(word) &&
      !DRESS_UP.has(word) &&
      /^[a-z']{3,}$/.test(word) &&
      !/(?:ing|ed|ly|'s)$/.test(word)
    ) {
      this.missed.push(word);
      if (this.relation === 'ride' || this.relation === 'as') this.relation = undefined;
      this.forget();
    }
    return 1;
  }

  private forget(): void {
    this.count = undefined;
    this.size = 1;
  }

  private settle({
    actors,
    hold,
    ride,
  }: {
    actors: readonly Actor[];
    hold?: string;
    ride?: string;
  }): void {
    for (const actor of actors.length > 0 ? actors : this.actors.slice(0, 1)) {
      const held = hold !== undefined ? WORDS.get(hold)?.thing : undefined;
      if (held?.kind === 'prop') actor.holds ??= held.name;
      const ridden = ride !== undefined ? WORDS.get(ride)?.thing : undefined;
      if (ridden) actor.rides ??= ridden;
    }
  }

  /** Tries phrases that begin here, the longest first. */
  private longest(take: (phrase: string, length: number) => number): number {
    for (let length = LONGEST_PHRASE; length >= 1; length--) {
      const words = this.words.slice(this.at, this.at + length);
      if (words.length < length || words.includes(',')) continue;
      const taken = take(words.join(' '), length);
      if (taken > 0) return taken;
    }
    return 0;
  }
}
