import type { SettingName } from '../scenery/settings.js';
import type { Weather } from '../scenery/weather.js';

export const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  dozen: 12,
  thirty: 30,
  forty: 40,
  fifty: 50,
  twenty: 20,
  hundred: 100,
  couple: 2,
  pair: 2,
  several: 3,
  few: 3,
  some: 3,
  many: 5,
  lots: 5,
  group: 4,
  herd: 5,
  flock: 5,
  pack: 4,
  bunch: 4,
  family: 4,
};

export const SIZES: Readonly<Record<string, number>> = {
  big: 1.3,
  giant: 1.45,
  huge: 1.4,
  large: 1.3,
  enormous: 1.45,
  tall: 1.25,
  gigantic: 1.45,
  massive: 1.4,
  small: 0.72,
  tiny: 0.6,
  little: 0.8,
  mini: 0.65,
  miniature: 0.6,
};

/** How several may stand. */
export const ROWS = new Set(['in a row', 'in one row', 'in a line', 'in line', 'side by side']);

/** Words that give everybody one. */
export const EACH = ['each', 'own'];

/** What makes a calling a costume. */
export const DRESS_UP = new Set(['costume', 'outfit', 'suit', 'uniform', 'clothes']);

const WEATHER_WORDS: Readonly<Record<Weather | 'fair', string>> = {
  puddles: 'puddle',
  clouds: 'cloudy overcast fog foggy mist misty hail',
  snow: 'snowy snowing snowfall snowstorm blizzard',
  rain: 'rain rainy raining rainfall raindrop drizzle downpour',
  storm: 'storm stormy rainstorm thunder thunderstorm lightning',
  fair: 'weather wind windy breeze sun sunny sunshine cloud rainbow snowflake',
};

/** What the sky does, in nouns, qualities and doings, and as what it is drawn; `fair` where the sun may shine. */
export const WEATHER: ReadonlyMap<string, Weather | 'fair'> = new Map(
  (Object.keys(WEATHER_WORDS) as (Weather | 'fair')[]).flatMap((weather) =>
    WEATHER_WORDS[weather].split(' ').map((word) => [word, weather] as const),
  ),
);

/** Of those, what nothing in a picture shows; where there is fog, there is at least no sun. */
export const UNSEEN_WEATHER: ReadonlySet<string> = new Set(
  'fog foggy mist misty hail wind windy breeze'.split(' '),
);

/** With numbers, what comes before a thing that something is done with. */
export const OWNERS = new Set('the his her my our your their its'.split(' '));

/** What joins a thing to somebody. */
export type Relation = 'wear' | 'hold' | 'ride' | 'as' | 'with' | 'at';

export const RELATIONS: Readonly<Record<string, Relation>> = {
  wearing: 'wear',
  wears: 'wear',
  wear: 'wear',
  'dressed in': 'wear',
  holding: 'hold',
  holds: 'hold',
  carrying: 'hold',
  eating: 'hold',
  drinking: 'hold',
  reading: 'hold',
  playing: 'hold',
  licking: 'hold',
  baking: 'hold',
  making: 'hold',
  juggling: 'hold',
  waving: 'hold',
  giving: 'hold',
  'flying a': 'hold',
  picking: 'hold',
  catching: 'hold',
  kicking: 'hold',
  throwing: 'hold',
  plays: 'hold',
  eats: 'hold',
  reads: 'hold',
  carries: 'hold',
  painting: 'hold',
  riding: 'ride',
  rides: 'ride',
  driving: 'ride',
  drives: 'ride',
  steering: 'ride',
  piloting: 'ride',
  sailing: 'ride',
  rowing: 'ride',
  'dressed as': 'as',
  'dressed like': 'as',
  'dressed up as': 'as',
  'disguised as': 'as',
  'as a': 'as',
  'as an': 'as',
  with: 'with',
  in: 'at',
  on: 'at',
  inside: 'at',
  at: 'at',
  aboard: 'at',
  under: 'at',
  through: 'at',
  near: 'at',
  by: 'at',
  over: 'at',
  across: 'at',
  into: 'at',
  'in front of': 'at',
  'next to': 'at',
  beside: 'at',
  behind: 'at',
  above: 'at',
  'on top of': 'at',
};

/** Doing something that takes a thing which nobody needs to name. */
export const DOINGS: Readonly<
  Record<string, { hold?: string; ride?: string; place?: SettingName; aloft?: true }>
> = {
  reading: { hold: 'book' },
  surfing: { ride: 'surfboard', place: 'sea' },
  skateboarding: { ride: 'skateboard' },
  cycling: { ride: 'bicycle' },
  biking: { ride: 'bicycle' },
  sledding: { ride: 'sledge', place: 'winter' },
  sledging: { ride: 'sledge', place: 'winter' },
  sailing: { ride: 'sailboat', place: 'sea' },
  rowing: { ride: 'boat', place: 'sea' },
  swimming: { place: 'underwater' },
  diving: { place: 'underwater' },
  flying: { place: 'sky', aloft: true },
  painting: { hold: 'paintbrush' },
  baking: { hold: 'cupcake', place: 'room' },
  cooking: { hold: 'spoon', place: 'room' },
  skiing: { place: 'winter' },
  skating: { place: 'winter' },
  gardening: { place: 'garden' },
  fishing: { hold: 'fish' },
  camping: { place: 'forest' },
};

/** Words that name nothing to draw. */
export const QUIET = new Set(
  (
    'the of to and or for from is are was were be being been very so my his her their its our your this that these those it he she they we i you me him them who which while whilst when where there here up down out off ' +
    'colouring coloring page pages picture pictures drawing image line art lineart black white outline outlines simple detailed cute beautiful happy cozy cosy funny friendly lovely pretty nice magical magic enchanted cool kawaii adorable whimsical style kid kids adult adults intricate easy print printable illustration scene full colour color sheet hd high quality please draw make create want like design cartoon ' +
    'old new young brave sleepy fluffy fat thin round furry hairy smiling angry sad silly crazy clever wise shy proud busy lazy hungry jolly merry kind sweet gentle fierce fast slow bright shiny warm cold fresh lone lonely own other another each every all both together just also too more most much only still always never again back front middle side top bottom background foreground lot ' +
    'crimson scarlet ginger blond blonde teal navy lilac red blue green yellow pink purple orange golden gold silver brown grey gray violet turquoise colourful colorful striped spotted patterned ' +
    'having has have had doing does do did going goes go went gets get got standing sits sit stands stand running runs run jumping jumps jump dancing dances dance swims swim flies fly sleeping sleeps sleep walking walks walk looking looks look playing plays play laughing laughs laugh sitting surrounded dressed named called sunny rainy snowy cloudy day morning afternoon time world fun adventure story best mandala zentangle doodle pattern patterns costume outfit clothes not no without near next ' +
    'around about between along beyond during after before because than then can could will would should may might must if but long short wild little game music song way ready against each half eaten '
  ).split(' '),
);

/** Whether a word that nothing is known of may name something, so that who wrote it will miss it. */
export const isNoun = (word: string): boolean =>
  !QUIET.has(word) &&
  !DRESS_UP.has(word) &&
  /^[a-z']{3,}$/.test(word) &&
  !/(?:ing|ed|ly|'s)$/.test(word);
