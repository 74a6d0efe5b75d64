import type { Mood } from './lexicon.js';

/**
 * Sentences with gaps. `{They}` is the character as the subject, by name, by pronoun or as "the fox", and `[is|are]` is
 * what agrees with it; `{a coat}` puts the right article before a word, `{A coat}` a capital one; words of the lexicon
 * and what was chosen of the photo fill the rest. A sentence has `{They}` at its beginning or not at all, so that nobody
 * needs pronouns.
 */
export const LOOKS: readonly string[] = [
  '{Name} is {a coat} {species} with {feature} and {eyes} eyes.',
  'Meet {Name}, {a coat} {species} with {eyes} eyes and {feature}.',
  'There is no mistaking {Name}: {a coat} {species} with {feature}, and eyes of the clearest {eyes}.',
  '{A coat} {species} with {eyes} eyes and {feature}: that is {Name}.',
  'Of all the {manySpecies} in town, only {Name} has {a coat} coat, {feature} and {eyes} eyes.',
  '{Name} is the {species} with the {coat} coat, {feature} and a pair of {eyes} eyes that miss very little.',
  'Picture {a coat} {species}, add {feature} and {eyes} eyes, and you have {Name}.',
  'First you notice the {eyes} eyes, then the {coat} coat and {feature}, and then {a species} called {Name} says hello.',
  '{Name} is easy to find on a grey day: few {manySpecies} have {a coat} coat, and fewer have {feature} and {eyes} eyes.',
  'Somebody opened a whole box of paints for {Name}: {coat} for the {species}, then {feature}, and {eyes} for the eyes.',
  'In a crowd of {manySpecies} you would pick out {Name} at once, by the {coat} coat, by {feature} or by those {eyes} eyes.',
];

export const WORN: readonly string[] = [
  '{They} [wears|wear] {worn} on most days, and always on Mondays.',
  '{Worn} goes everywhere with {Name}, in sunshine and in rain.',
  '{They} [is|are] hardly ever seen without {worn}, a present from {giver}.',
  'With {worn}, {Name} is dressed for any weather and for most adventures.',
  'The finishing touch is {worn}, found {foundAt}.',
  '{Worn} adds a dash of colour, and a story that changes every time it is told.',
  '{They} would not swap {worn} for a palace.',
  'Ask about {theWorn} and you will get a different answer every week.',
  '{They} [keeps|keep] {worn} for special days, and [finds|find] that most days are special.',
  'There is also {worn}, won in a bet with {giver}.',
  'Rain or shine, {worn} is part of the picture.',
  '{They} found {worn} {foundAt}, and nobody ever asked for it back.',
  'On the coat stand at home hangs {worn}, but only at night.',
  'It was {giver} who left {worn} behind, and {Name} has looked after it ever since.',
];

export const CHARACTER: readonly string[] = [
  'Like the best of {manySpecies}, {Name} is {traits}.',
  '{They} [is|are] {traits}, and friends would not have it any other way.',
  'Everybody who has met {Name} uses the same three words: {traits}.',
  '{They} [manages|manage] to be {traits} all at the same time.',
  'At heart {Name} is {traits}.',
  'It takes strangers five minutes to find out that {Name} is {traits}.',
  '{They} [was|were] born {traits}, and practice has done the rest.',
  'Three words are painted on the letter box of {Name}: {traits}.',
  'What makes {a species} {traits}? Nobody knows, but {Name} certainly is.',
  'To know {Name} is to know somebody {traits}.',
  '{They} would like to be called ordinary, but {traits} comes nearer the truth.',
  'You may call {Name} {traits} and be right three times.',
];

export const MOOD_FRAMES: Record<Mood, readonly string[]> = {
  playful: [
    'Any chore becomes a game with {Name} around, and most games end in a parade.',
    '{They} [has|have] never met a puddle that was not worth a jump.',
    'Rules are welcome as long as {Name} may add one about custard.',
    '{They} [laughs|laugh] a moment before the joke is over, which makes it better.',
    'If something rolls, bounces or squeaks, {Name} has already given it a name.',
    '{They} [treats|treat] every queue as a party that has not started yet.',
    'A dull afternoon rarely survives a visit by {Name}.',
    '{They} [keeps|keep] a spare kite in case of sudden wind.',
  ],
  heroic: [
    'When something goes bump in the night, {Name} is the one who goes to look.',
    '{They} [stands|stand] up for others first and [asks|ask] questions afterwards.',
    'A promise made by {Name} is as good as done, and usually done by Thursday.',
    '{They} [is|are] afraid of exactly two things and [has|have] faced both of them twice.',
    'Lost hats, lost pups and lost causes all find their way to {Name}.',
    '{They} [carries|carry] the heaviest bag without being asked.',
    'Storms bring out the best in {Name}, and a very long rope.',
    '{They} would cross three rivers for a friend, and [has|have] crossed two already.',
  ],
  mysterious: [
    'Nobody has ever seen {Name} arrive; the chair is simply no longer empty.',
    '{They} [knows|know] what the clock in the square says when it strikes thirteen.',
    'Secrets are safe with {Name}, who has lost the key on purpose.',
    '{They} [answers|answer] most questions with a better question.',
    'Candles burn a little longer when {Name} is in the room.',
    '{They} [leaves|leave] no footprints in snow, or so the postman says.',
    'Ask where {Name} goes on Thursdays and the conversation turns to the weather.',
    '{They} [reads|read] the stars, and sometimes [corrects|correct] them.',
  ],
  cosy: [
    'A visit to {Name} begins with tea and ends with a blanket to take home.',
    '{They} [remembers|remember] how everybody takes tea.',
    'Rain on the window is the favourite music of {Name}.',
    '{They} [believes|believe] that no trouble is larger than a pot of soup.',
    'There is always a second cushion next to {Name}, just in case.',
    '{They} [knits|knit] slowly and [gives|give] quickly.',
    'A fire seems to burn more evenly when {Name} sits beside it.',
    '{They} [knows|know] every sunny windowsill within a mile.',
  ],
};

export const ORIGIN: readonly string[] = [
  '{They} grew up {home}, where {homeFact}.',
  'The story of {Name} begins {home}, one {season}.',
  '{They} first opened a pair of curious eyes {home}, and {homeFact}.',
  'Home was once {home}; in those days {homeFact}.',
  '{They} learnt to walk {home} and to run soon afterwards.',
  'As a youngster {Name} lived {home}, and it was there that {homeFact}.',
  'Nobody is quite sure how {Name} came to live {home}, least of all the neighbours.',
  '{They} spent a whole childhood {home}, collecting questions.',
  'It all began {home}, in a {season} when {homeFact}.',
  '{They} came into the world {home}, on the same day as a very loud brass band.',
  'There is a door {home} with the name {Name} scratched into it, quite low down.',
];

export const TURN: Record<Mood, readonly string[]> = {
  playful: [
    'One {season} a circus ran out of clowns, and {Name} stepped in for a week that became a year.',
    'Then, in the course of one {season}, {Name} won a raft race in a bathtub.',
    'Everything changed in one {season}, when {Name} taught the town choir to juggle.',
    'A lost balloon led {Name} right across the country one {season}.',
    'One {season} {Name} set out to buy milk and came home with a brass band.',
    'One {season} a runaway carousel horse needed catching, and {Name} was the only one with a biscuit.',
    'It took {Name} one {season} and nine hundred corks to build a raft, and a minute to sink it.',
    'One {season} {Name} was asked to judge a cake contest and somehow won it.',
  ],
  heroic: [
    'One {season} the bridge went down in a flood, and {Name} carried the post across alone.',
    'Then, in one {season}, {Name} climbed the bell tower to ring out a fire that nobody else had seen.',
    'Everything changed in one {season}, when {Name} led a lost ferry home through the fog.',
    'One {season} {Name} walked two days through the hills for a single bottle of medicine.',
    'A cry for help from the old quarry made {Name} famous one {season}.',
    'One {season} a young crow fell down a chimney, and {Name} took the house apart brick by brick.',
    'It was {Name} who held the ladder for a whole night one {season}, until the last lamp was lit.',
    'One {season} three rivals needed rescuing on the same day, and {Name} was not once late.',
  ],
  mysterious: [
    'One {season} a letter came without a stamp, and {Name} packed a bag within the hour.',
    'Then, in one {season}, {Name} found a door in the garden wall that had not been there before.',
    'Everything changed in one {season}, when {Name} heard a lullaby from the empty house next door.',
    'One {season} {Name} solved the riddle of the town clock and told no one the answer.',
    'A map drawn in silver ink turned up one {season}, and {Name} was gone by dawn.',
    'One {season} the old lighthouse lit itself, and only {Name} was not surprised.',
    'It took {Name} one {season} to learn the language of moths, and a second to forget it on purpose.',
    'One {season} somebody left a violin on the doorstep, tuned for a song that {Name} alone knew.',
  ],
  cosy: [
    'One {season} the heating failed in the whole street, and {Name} had everybody round for soup.',
    'Then, in one {season}, {Name} inherited a teapot and, with it, a tea room.',
    'Everything changed in one {season}, when {Name} mended one quilt and was brought forty more.',
    'One {season} {Name} opened a tiny library in a garden shed, with a stove and two armchairs.',
    'A stray kitten and a {season} taught {Name} the art of staying in.',
    'One {season} a recipe for plum cake came back to life, and {Name} with it.',
    'It took {Name} one {season} to knit a scarf as long as the street, and everybody helped to wear it.',
    'One {season} the bakery needed an extra pair of hands, and {Name} has smelt of cinnamon ever since.',
  ],
};

export const NOW: readonly string[] = [
  '{They} now [collects|collect] {collects}, and never [goes|go] out without {keepsake}.',
  'These days {Name} travels light: {keepsake}, a clean handkerchief and a list of {collects}.',
  '{Keepsake} lies ready by the door, for {Name} still hopes {dream}.',
  'The great plan is {dream}, and {keepsake} is already packed.',
  '{They} [dreams|dream] of one thing above all: {dream}.',
  'Since then {Name} has kept {keepsake} and a drawer full of {collects}.',
  'If you meet {Name} today, ask about {collects}, and about {keepsake}.',
  'Today {Name} is known for {collects}, and for always having {keepsake} to hand.',
  '{They} still [keeps|keep] {keepsake} from that time, next to {collects}.',
  'What comes next? {They} would like {dream}, and {keepsake} should come along.',
  'Nowadays {Name} swaps {collects} with pen friends in four countries.',
];

export const LIKES: readonly string[] = [
  '{They} [loves|love] {likes}, {likes} and {likes}, but not {dislikes}.',
  'For {likes} or {likes} {Name} would cross the town, and for {likes} the country.',
  '{They} [is|are] happiest with {likes} and {likes}; {dislikes} can wait.',
  'On a good day there is time for {likes} and {likes}, and on a perfect one for {likes} as well.',
  '{They} never [says|say] no to {likes}, {likes} or {likes}.',
  'The way to win over {Name} is simple: {likes}, {likes}, and no {dislikes} whatsoever.',
  'A list on the kitchen wall says {likes}, {likes} and {likes}, all underlined.',
  'Nothing cheers {Name} up like {likes}, unless it is {likes}.',
  '{They} [has|have] a soft spot for {likes} and a weakness for {likes}.',
  'Ask for three wishes and {Name} will name {likes}, {likes} and {likes}, in that order.',
  '{They} can talk for hours about {likes}, and for days about {likes}; {dislikes} never come up.',
];

export const CLOSING: readonly string[] = [
  '{They} [hums|hum] a tune of four notes, and everybody finds it hard to forget.',
  'One more thing: {Name} {habit}.',
  'Friends will tell you fondly that {Name} {habit}.',
  'The motto above the bed of {Name} reads: “{motto}”',
  'And if you ask for advice, {Name} will say: “{motto}”',
  'When nobody is looking, {Name} {habit}.',
  'There is a saying that {Name} lives by: “{motto}”',
  'In all weathers {Name} {habit}.',
  'It is said that {Name} {habit}, even in dreams.',
  'On a scrap of paper in the left pocket stands: “{motto}”',
  'Neighbours set their clocks by the moment when {Name} {habit}.',
];
