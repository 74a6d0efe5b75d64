import type { SettingName } from '../scenery/settings.js';
import { isWet, type Weather, WEATHERS } from '../scenery/weather.js';
import { FULL_MOON, LOOSE_PLACES, NIGHT, PLACES } from './places.js';
import { singular } from './singular.js';

const INDOORS: ReadonlySet<SettingName> = new Set(['room', 'party']);
/** Without so much as a window to see the weather from. */
const CLOSED: ReadonlySet<SettingName> = new Set(['party', 'space', 'underwater']);
const PUDDLELESS: ReadonlySet<SettingName> = new Set(['room', 'sea', 'sky']);

/** What stands or hangs in a place though there is no word for drawing it. */
const FURNITURE: Partial<Record<SettingName, ReadonlySet<string>>> = {
  room: new Set('window curtain lamp rug carpet shelf bookshelf bookcase floor wall'.split(' ')),
  city: new Set(['building', 'pavement']),
  farm: new Set(['fence', 'silo']),
  party: new Set(['bunting', 'garland', 'confetti']),
};

/** Collects where a scene is: by what an idea says, by what is done in it, and by who is in it. */
export class Whereabouts {
  night = false;
  fullMoon = false;
  /** Somebody or something stands on the ground, so that what is in the sky takes nobody along. */
  isGrounded = false;
  readonly likened: string[] = [];
  private said: SettingName | undefined;
  private saidBy: string | undefined;
  private hint: SettingName | undefined;
  /** Where what is ridden belongs: a ship needs the sea, whoever is on it. */
  private rideHome: SettingName | undefined;
  private readonly homes: SettingName[] = [];
  private readonly weathers: { word: string; weather: Weather | 'fair' }[] = [];

  /** Whether the idea itself names a place. */
  get named(): boolean {
    return this.said !== undefined;
  }

  get setting(): SettingName {
    if (this.said) return this.said;
    const likely = [this.hint, this.rideHome, ...this.homes].filter(
      (place): place is SettingName => place !== undefined && !(place === 'sky' && this.isGrounded),
    );
    if (this.weathers.length === 0) return likely[0] ?? 'meadow';
    const open = likely.filter((place) => !INDOORS.has(place));
    // What is at home in the sky takes nobody along who stands on the ground.
    return open.find((place) => place !== 'sky' || likely.length === 1) ?? 'meadow';
  }

  /** The strongest that is told of. */
  get weather(): Weather | undefined {
    return WEATHERS.findLast((one) => this.weathers.some(({ weather }) => weather === one));
  }

  /** What is told of the weather and cannot be seen where the picture is. */
  get unseenWeather(): string[] {
    return this.weathers.filter(({ weather }) => !this.shows(weather)).map(({ word }) => word);
  }

  /** It rains, storms or shines: that is out of doors, unless the idea itself names a room. */
  addWeather(weather: Weather | 'fair', word: string): void {
    this.weathers.push({ word, weather });
    if (weather === 'snow') this.hintAt('winter');
  }

  private shows(weather: Weather | 'fair'): boolean {
    const { setting } = this;
    if (weather === 'fair') return true;
    if (CLOSED.has(setting)) return false;
    if (weather !== 'puddles') return true;
    const thawed = this.weather === 'puddles' || isWet(this.weather);
    return thawed && !PUDDLELESS.has(setting);
  }

  /** Something that the place is drawn with, whoever is in it. */
  hasAnyway(word: string): boolean {
    return FURNITURE[this.setting]?.has(word) ?? false;
  }

  hintAt(place: SettingName | undefined): void {
    this.hint ??= place;
  }

  addRide(home: SettingName | undefined): void {
    this.rideHome ??= home;
  }

  addHome(home: SettingName | undefined): void {
    if (home) this.homes.push(home);
  }

  /** What a phrase says of where and when it is; `elsewhere` where the picture is of another place already. */
  take(phrase: string): 'taken' | 'elsewhere' | undefined {
    if (NIGHT.has(phrase)) {
      this.night = true;
      this.fullMoon ||= phrase === FULL_MOON;
      return 'taken';
    }
    const one = singular(phrase);
    const place = PLACES[phrase] ?? PLACES[one];
    if (place === undefined) return undefined;
    if (this.said !== undefined && this.said !== place) {
      // Snow is a place of its own only where no other one is named.
      if (phrase !== 'snow' && this.saidBy !== 'snow') return 'elsewhere';
      this.addWeather('snow', 'snow');
      if (phrase === 'snow') return 'taken';
    }
    if (LOOSE_PLACES.has(one)) this.likened.push(phrase);
    this.said = place;
    this.saidBy = phrase;
    return 'taken';
  }
}

/** Whether a phrase names a place, or the night. */
export const isPlace = (phrase: string): boolean =>
  NIGHT.has(phrase) || Object.hasOwn(PLACES, phrase) || Object.hasOwn(PLACES, singular(phrase));
