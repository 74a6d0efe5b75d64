import { unshownAction } from './actions.js';
import { type DyeName } from '../colour/dyes.js';
import { isSomebody } from '../layout/unshown.js';
import { unwantedBy } from './bare.js';
import { canBeRidden } from './can-be-ridden.js';
import { Cast } from './cast.js';
import { BODY_PARTS, COLOUR_WORDS, PARTS_COLOURS } from './colour-words.js';
import { type Doing, settleDoings } from './doings.js';
import { isBeast, isYoung, kinAt, sameKind, settleYoung, youngOf } from './family.js';
import { groupAt, isOfTheFamily } from './groups.js';
import { flightAt, isPerformer, longestPhrase, nextThing } from './look-ahead.js';
import { type Match, matchAt } from './match.js';
import type { Actor, Scene } from './scene.js';
import { nounAt } from './noun-at.js';
import { isPlural, singular } from './singular.js';
import { type Thing, WORDS } from './things.js';
import { ToldColours } from './told-colours.js';
import { Wardrobe } from './wardrobe.js';
import { WEARABLE } from './wearables.js';
import { isPlace, Whereabouts } from './whereabouts.js';
import {
  DOINGS,
  EACH,
  isNoun,
  NUMBERS,
  OWNERS,
  QUIET,
  type Relation,
  RELATIONS,
  ROWS,
  SIZES,
  UNSEEN_WEATHER,
  WEATHER,
} from './words.js';

const MOST_MISSED = 8;
const DISGUISED = new Set(['dressed', 'disguised']);
/** What puts somebody where no picture here has them. */
const SEATS = { in: new Set(['in', 'inside', 'into']), on: new Set(['on', 'on top of']) };
/** Done with something that is only held. */
const HELD_STILL = new Set(['kicking', 'throwing', 'catching', 'juggling']);
/** Kinds of what has no place in the sky by itself. */
const GROUNDED = new Set<Thing['kind']>(['animal', 'person', 'plant', 'building', 'prop']);
/** What several do one thing with. */
const ONE_FOR_ALL = new Set(['ball', 'football']);

/** Goes through the words of an idea once and collects what they tell of. */
export class IdeaReader {
  private readonly cast = new Cast();
  private readonly missed: string[] = [];
  private readonly actions: string[] = [];
  private inARow = false;
  private readonly where = new Whereabouts();
  private relation: Relation | undefined;
  /** The word for it. */
  private preposition = '';
  private count: number | undefined;
  /** As many as a family has. */
  private isFamily = false;
  private size = 1;
  private young = false;
  /** As in `red-haired`. */
  private hair: DyeName | undefined;
  /** Of what comes next. */
  private readonly colours = new ToldColours();
  private readonly wardrobe: Wardrobe;
  private at = 0;
  private readonly doings: Doing[] = [];
  /** How many words may name something that is not known. */
  unknown = 0;

  constructor(private readonly words: readonly string[]) {
    this.wardrobe = new Wardrobe(words, this.cast, this.colours);
  }

  read(): Scene {
    while (this.at < this.words.length) this.at += this.step();
    this.colours.lose();
    settleDoings(this.doings, this.cast.actors);
    settleYoung(this.cast.actors);
    this.where.isGrounded = this.cast.actors.some(
      ({ thing, aloft, rides }) => !aloft && !rides && GROUNDED.has(thing.kind),
    );
    return {
      ...this.cast.limited(),
      setting: this.where.setting,
      placeNamed: this.where.named,
      night: this.where.night,
      fullMoon: this.where.fullMoon,
      weather: this.where.weather,
      inARow: this.inARow,
      missed: [...new Set([...this.missed, ...this.where.unseenWeather])]
        .filter((word) => !this.where.hasAnyway(singular(word)))
        .slice(0, MOST_MISSED),
      actions: [...new Set(this.actions)].slice(0, MOST_MISSED),
      lostColours: [...new Set(this.colours.lost)].slice(0, MOST_MISSED),
      likened: [...new Set(this.where.likened)],
    };
  }

  /** Takes what begins here, and says how many words that were. */
  private step(): number {
    const word = this.words[this.at]!;
    if (word === 'and' || word === 'plus') {
      // Who comes after the whole family is somebody else.
      if (this.family?.some((actor) => this.cast.actors.includes(actor))) this.family = undefined;
      return 1;
    }
    return (
      this.takeComma(word) ||
      this.takeUnwanted(word) ||
      this.takeColour(word) ||
      this.takeCostume() ||
      this.takePlace(2) ||
      this.takeRow() ||
      this.takeKin(word) ||
      this.takeGroup(word) ||
      this.takeFlight() ||
      this.takeRelation() ||
      this.takePlace(1) ||
      this.takeWear() ||
      this.takeLetters() ||
      this.takeThing() ||
      this.takeWord(word)
    );
  }

  private takeComma(word: string): number {
    if (word !== ',') return 0;
    if (this.relation !== 'wear' && this.relation !== 'hold') this.relation = undefined;
    return this.forget();
  }

  private takeRow(): number {
    const isRow = (phrase: string, length: number) => (ROWS.has(phrase) ? length : 0);
    const taken = longestPhrase(this.words, this.at, isRow);
    this.inARow ||= taken > 0;
    return taken;
  }

  private takeFlight(): number {
    const relation = flightAt(this.words, this.at, this.named?.end === this.at);
    if (relation === undefined) return 0;
    this.relation = relation;
    if (relation === 'ride') this.where.hintAt('sky');
    return 1;
  }

  private noteAction(word: string): void {
    this.actions.push(...unshownAction(word, this.named?.end === this.at));
  }

  private takeRelation(): number {
    // `flying saucer` is a thing.
    if ((matchAt(this.words, this.at)?.length ?? 0) > 1) return 0;
    return longestPhrase(this.words, this.at, (phrase, length) => {
      const word = this.words[this.at]!;
      const doing = length === 1 ? DOINGS[word] : undefined;
      if (doing) {
        const next = nextThing(this.words, this.at + 1);
        if (next && doing.hold !== undefined && word in RELATIONS) {
          this.relation = 'hold';
          return 1;
        }
        this.where.hintAt(doing.place);
        if (doing.hold === undefined && doing.ride === undefined) this.noteAction(word);
        this.doings.push({ ...doing, actors: [...this.cast.group] });
        this.relation = undefined;
        return 1;
      }
      const relation = RELATIONS[phrase];
      if (relation === undefined) return 0;
      if (HELD_STILL.has(phrase)) this.actions.push(phrase);
      this.relation = relation;
      this.preposition = phrase;
      this.forget();
      return length;
    });
  }

  /** `under the sea` is a place, and not something under something. */
  private takePlace(least: number): number {
    return longestPhrase(this.words, this.at, (phrase, length) => {
      if (length < least || !isPlace(phrase)) return 0;
      // `ice cream`, `snow leopard`, `party hat`: only the whole phrase is a thing.
      if (nounAt(this.words, this.at) > length) return 0;
      if (this.where.take(phrase) === 'elsewhere') this.missed.push(phrase);
      if (this.relation === 'at') this.relation = undefined;
      this.colours.leaveOfPlace(this.where.setting);
      this.forget();
      return length;
    });
  }

  private takeWear(): number {
    const { relation } = this;
    if (relation !== 'wear' && relation !== 'with' && relation !== 'at') return 0;
    const length = this.wardrobe.wear(this.at);
    if (length === 0) return 0;
    this.relation = 'wear';
    this.forget();
    return length;
  }

  private takeCostume(): number {
    const { relation } = this;
    if (relation === undefined || relation === 'hold' || relation === 'ride') return 0;
    const costume = this.wardrobe.disguise(this.at);
    if (!costume) return 0;
    if (costume.isDrawn) this.relation = 'wear';
    this.actions.push(...costume.unshown);
    this.missed.push(...costume.missed);
    this.forget();
    return costume.length;
  }

  /** `mother bear`, `its mother`, `bear cub`. */
  private takeKin(word: string): number {
    if ((matchAt(this.words, this.at)?.length ?? 0) > 1) return 0;
    const before = this.named?.end === this.at ? this.named.actor : undefined;
    const kin = kinAt(this.words, this.at, this.cast, before, this.family !== undefined);
    if (kin === undefined) return 0;
    if (kin.match) {
      if (this.relation === 'ride') this.actions.push(`riding the ${word}`);
      // Who is in the family is told one by one.
      this.leaveFamily(kin.match.entry.thing);
      return this.takeNamed(kin.match, undefined, kin.young);
    }
    if (kin.of) {
      kin.of.young = kin.young;
      if (isPlural(word) && kin.of.count === 1) kin.of.count = 3;
    } else this.young = kin.young;
    return 1;
  }

  private takeColour(word: string): number {
    const dye = COLOUR_WORDS.get(word);
    if (dye === undefined || nounAt(this.words, this.at) > 1) return 0;
    // What an orange is, the word behind it tells.
    const next = this.words[this.at + 1];
    if (word === 'orange' && !(next && (nounAt(this.words, this.at + 1) > 0 || next in SIZES)))
      return 0;
    this.colours.add(word, dye);
    return 1;
  }

  private takeBodyPart(word: string): boolean {
    const last = this.cast.group.at(-1);
    const one = singular(word);
    if (!last || !isSomebody(last.thing) || !BODY_PARTS.has(one)) return false;
    if (word === 'hands' && this.relation === 'hold') this.actions.push('holding hands');
    if (one === 'hair' && last.thing.kind === 'person') {
      const [hair] = this.colours.take(1);
      if (hair) last.colours.hair = hair;
    }
    return true;
  }

  /** A witch on a broom flies on it. */
  private asRidden(match: Match | undefined): Match | undefined {
    const isSeat = this.relation === 'ride' || this.relation === 'at';
    if (match?.entry.thing.name !== 'broom' || !isSeat || this.cast.group.length === 0)
      return match;
    return { ...match, entry: WORDS.get('broomstick')! };
  }

  /** `the letter B` and `letters A B C` are no envelopes. */
  private takeLetters(): number {
    if (!/^letters?$/.test(this.words[this.at]!)) return 0;
    const rest = this.words.slice(this.at + 1);
    const other = rest.findIndex((word) => !/^[a-z]$/.test(word));
    const count = other < 0 ? rest.length : other;
    // `a letter a dog wrote`
    if (count === 0 || (count === 1 && rest[0] === 'a' && rest.length > 1)) return 0;
    this.missed.push(this.words.slice(this.at, this.at + 1 + count).join(' '));
    this.forget();
    return 1 + count;
  }

  private takeThing(): number {
    const match = this.asRidden(matchAt(this.words, this.at));
    if (!match) return 0;
    const { entry, length } = match;
    const { thing } = entry;
    const last = this.cast.group.at(-1);
    if (thing.name === 'sun' && this.relation === 'at' && last) {
      // `in the sun`: it shines on every place out of doors, and a second one would be of no use.
      this.where.addWeather('fair', match.word);
      this.relation = undefined;
      return length;
    }
    if (thing.name === 'moon' && this.relation === 'at') {
      this.where.night = true;
      this.relation = undefined;
      return length;
    }
    const isCostume = thing.kind === 'person' && thing.outfit !== undefined;
    if (isCostume && (this.relation === 'as' || (this.relation === 'wear' && last)) && last) {
      this.wardrobe.dress(thing.outfit, match.plural, match.word);
      this.forget();
      this.relation = undefined;
      return length;
    }
    if (last && this.relation === 'as' && this.isDisguise()) {
      this.actions.push(`the ${match.word} costume`);
      this.colours.drop();
      this.relation = undefined;
      this.forget();
      return length;
    }
    // `in a superhero cape`
    const worn = this.words[this.at + length];
    const isFor = worn !== undefined && Object.hasOwn(WEARABLE, worn);
    if (isCostume && last && isFor && (this.relation === 'at' || this.relation === 'with'))
      return length;
    const performer = matchAt(this.words, this.at + length);
    if (isCostume && isPerformer(performer))
      return length + this.takeNamed(performer, thing.outfit);
    if (last && this.isJoined(match)) return length;
    // It stands beside whoever was to ride or to hold it.
    if (last && this.relation === 'ride') this.actions.push(`riding the ${match.word}`);
    if (last && this.relation === 'hold' && isSomebody(thing) && isSomebody(last.thing)) {
      this.actions.push(`holding the ${match.word}`);
      this.relation = undefined;
    }
    this.noteSeat(match, last);
    this.leaveFamily(thing);
    if (isCostume && last && this.follows(last)) {
      last.outfit = thing.outfit;
      if (match.plural && last.count === 1) last.count = this.count ?? 3;
      this.forget();
      return length;
    }
    return this.takeNamed(match, undefined);
  }

  /** `in a teacup`, `on a bear`: what nobody can ride stands beside them. */
  private noteSeat({ entry, word, plural }: Match, last: Actor | undefined): void {
    if (this.relation !== 'at' || plural || !last || !isSomebody(last.thing)) return;
    const { thing } = entry;
    const isIn = SEATS.in.has(this.preposition) && thing.kind === 'prop';
    const isOn = SEATS.on.has(this.preposition) && (thing.kind === 'prop' || isSomebody(thing));
    if (isIn || isOn) this.actions.push(`being ${isIn ? 'in' : 'on'} the ${word}`);
  }

  /** `dressed as`, and not `as big as`. */
  private isDisguise(): boolean {
    return this.words.slice(Math.max(0, this.at - 5), this.at).some((word) => DISGUISED.has(word));
  }

  /** Things that go to somebody instead of standing beside them. */
  private isJoined({ entry, word, plural }: Match): boolean {
    const { thing, home } = entry;
    const { relation } = this;
    const { group } = this.cast;
    if (relation === undefined || group.length === 0) return false;
    const last = group.at(-1)!;
    if (relation === 'ride' || (relation === 'at' && canBeRidden(thing))) {
      if (!canBeRidden(thing)) return false;
      // Who has a seat already is not on the horses that pull it.
      const riders = group.filter(
        (actor) => actor.rides === undefined && actor.thing.kind !== 'vehicle',
      );
      if (riders.length === 0) return false;
      const shares =
        plural || EACH.some((each) => this.words.includes(each)) ? undefined : { word };
      this.colours.leaveNatural(thing);
      const [ridden] = this.colours.take(1);
      for (const actor of riders) {
        Object.assign(actor, { rides: thing, shares });
        Object.assign(actor.colours, { ridden });
        actor.words[thing.name] = word;
      }
      if (thing.kind === 'vehicle') this.where.addRide(home);
      this.relation = undefined;
      this.forget();
      return true;
    }
    if (
      (relation === 'hold' || relation === 'with') &&
      thing.kind === 'prop' &&
      // Presents with a tree lie beside it.
      (relation === 'hold' || isSomebody(last.thing)) &&
      last.holds === undefined
    ) {
      const [colour] = this.colours.take(1);
      const everybody = relation === 'hold' && !ONE_FOR_ALL.has(thing.name) && !this.isOne(plural);
      for (const actor of everybody ? group : [last]) {
        if (actor !== last && (!isSomebody(actor.thing) || actor.holds !== undefined)) continue;
        actor.holds = thing.name;
        actor.words[thing.name] = word;
        actor.colours.held = colour;
      }
      // `holding a balloon and a book` has one pair of hands; `eating and reading` goes on.
      if (relation === 'with') this.relation = undefined;
      this.forget();
      return true;
    }
    return false;
  }

  /** `a balloon`, `the balloon`; `tea` and `balloons` are enough for everybody. */
  private isOne(plural: boolean): boolean {
    if (plural) return false;
    for (let at = this.at - 1; at >= 0; at--) {
      const before = this.words[at]!;
      if (OWNERS.has(before) || NUMBERS[before] === 1) return true;
      if (!QUIET.has(before) && !COLOUR_WORDS.has(before) && !(before in SIZES)) return false;
    }
    return false;
  }

  private takeNamed(
    { entry, word, length, plural }: Match,
    outfit: Actor['outfit'],
    young = this.young || isYoung(word),
  ): number {
    this.standApart();
    const isFamily = this.isFamily && isBeast(entry.thing);
    const count = this.count ?? (plural ? 3 : 1);
    const { size } = this;
    const actor = this.cast.add({ thing: entry.thing, word, count, size, outfit, young });
    this.colours.giveTo(actor, this.hair);
    this.where.addHome(entry.home);
    if (WEATHER.has(entry.thing.name)) this.where.addWeather('fair', word);
    if (isFamily) this.makeFamily(actor);
    this.forget();
    this.named = { actor, end: this.at + length };
    return length;
  }

  /** A relation to a thing that cannot be worn, held or ridden ends here: it stands beside. */
  private standApart(): void {
    if (this.relation !== undefined) this.cast.parted();
    this.relation = undefined;
  }

  /** `a family of four`: each of them is somebody else. */
  private takeGroup(word: string): number {
    const named = this.named;
    if (word === 'family' && named?.end === this.at) {
      // `a bear family`
      if (named.actor.count === 1) this.makeFamily(named.actor);
      return 1;
    }
    if (isOfTheFamily(this.words, this.at)) return 1;
    const group = groupAt(this.words, this.at, this.count);
    if (!group) return 0;
    this.standApart();
    this.cast.addGroup(group, this.size);
    this.where.addHome(group.home);
    this.forget();
    return group.length;
  }

  /** Two who are grown up and two who are not, unless who is in it is told one by one. */
  private makeFamily(first: Actor): void {
    const { thing, word, size } = first;
    const young = youngOf(thing);
    const told = { word, size, colours: first.colours };
    first.count = young === thing ? 2 : 1;
    this.family = [
      first,
      // A lion and a lioness.
      ...(young === thing ? [] : [this.cast.add({ ...told, thing: young })]),
      this.cast.add({ ...told, thing: young, count: 2, young: true }),
    ];
  }

  private leaveFamily(thing: Thing): void {
    if (this.family?.some((actor) => sameKind(actor.thing, thing)))
      for (const actor of this.family) this.cast.drop(actor);
  }

  private takeUnwanted(word: string): number {
    const names = unwantedBy(word);
    if (names === undefined) return 0;
    this.cast.takeAway(names);
    return 1;
  }

  private named: { actor: Actor; end: number } | undefined;
  /** Of animals. */
  private family: readonly Actor[] | undefined;

  /** `cat astronaut`: the calling stands directly behind. */
  private follows(actor: Actor): boolean {
    return (
      this.named?.actor === actor && this.named.end === this.at && actor.thing.kind !== 'person'
    );
  }

  private takeWord(word: string): number {
    if (word === 'haired') {
      [this.hair] = this.colours.take(1);
      return 1;
    }
    if (PARTS_COLOURS.has(word) || OWNERS.has(word)) this.colours.lose();
    if (word in NUMBERS) {
      this.colours.lose();
      // `a` does not take back `two` of `a pair of two`.
      if (word === 'family') this.isFamily = true;
      else if (NUMBERS[word]! > 1) this.isFamily = false;
      if (NUMBERS[word]! > 1) this.count = NUMBERS[word];
      else if (word === 'one') this.count ??= 1;
      return 1;
    }
    if (/^\d{1,3}$/.test(word)) {
      this.isFamily = false;
      this.count = Math.max(1, Number(word));
      return 1;
    }
    if (this.takeWeather(word)) return this.forget();
    this.noteAction(word);
    if (word in SIZES) {
      this.size = SIZES[word]!;
      return 1;
    }
    if (this.takeBodyPart(word)) return this.forget();
    if (isNoun(word)) {
      this.missed.push(word);
      this.unknown++;
      this.colours.drop();
      if (this.relation === 'ride' || this.relation === 'as') this.relation = undefined;
      this.forget();
    }
    return 1;
  }

  private takeWeather(word: string): boolean {
    const one = singular(word);
    const weather = WEATHER.get(one);
    if (weather === undefined) return false;
    if (UNSEEN_WEATHER.has(one)) this.missed.push(word);
    this.where.addWeather(weather, word);
    return true;
  }

  /** What was said of the next thing; one word was taken. */
  private forget(): 1 {
    this.count = undefined;
    this.isFamily = false;
    this.size = 1;
    this.young = false;
    this.hair = undefined;
    this.colours.lose();
    return 1;
  }
}
