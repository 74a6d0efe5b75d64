import { describe, expect, it } from '@jest/globals';
import { likenessesOf } from './likenesses.js';
import { readIdea } from './read-idea.js';
import type { Actor } from './scene.js';

/** An actor in a line, as `2 fox wears crown holds book rides train`. */
function told({
  thing,
  count,
  size,
  wears,
  outfit,
  holds,
  rides,
  without,
  colours,
}: Actor): string {
  const own = thing.kind === 'person' && thing.outfit ? `/${thing.outfit}` : '';
  return [
    `${count} ${thing.name}${own}`,
    ...coloursIn(colours),
    ...(size === 1 ? [] : [size > 1 ? 'large' : 'small']),
    ...(outfit ? [`as ${outfit}`] : []),
    ...wears.map((name) => `wears ${name}`),
    ...(holds ? [`holds ${holds}`] : []),
    ...(rides ? [`rides ${rides.name}`] : []),
    ...without.map((name) => `without ${name}`),
  ].join(' ');
}

/** As `green` of somebody themselves, and `pink top hat` of what is with them. */
function coloursIn({ worn, own, ...others }: Actor['colours']): string[] {
  return [
    ...(own ? [own] : []),
    ...Object.entries({ ...others, ...worn }).flatMap(([name, dye]) =>
      dye ? [`${dye} ${name}`] : [],
    ),
  ];
}

const who = (idea: string) => readIdea(idea).actors.map(told);

describe('readIdea', () => {
  it.each([
    ['a cat', ['1 cat']],
    ['Two foxes riding a train through the snow', ['2 fox rides train']],
    ['a princess and a dragon', ['1 girl/princess', '1 dragon']],
    ['three small mice and a big elephant', ['3 mouse small', '1 elephant large']],
    [
      'a fox wearing a crown and a scarf, reading a book',
      ['1 fox wears crown wears scarf holds book'],
    ],
    ['a bear in a top hat holding three balloons', ['1 bear wears top hat holds balloon']],
    ['a cat and a dog in a boat', ['1 cat rides boat', '1 dog rides boat']],
    ['a girl riding a unicorn', ['1 girl rides unicorn']],
    ['a pirate cat', ['1 cat as pirate']],
    ['a cat astronaut in a rocket', ['1 cat as astronaut rides rocket']],
    ['a rabbit dressed as a wizard', ['1 rabbit as wizard']],
    ['a bear wearing a pirate costume', ['1 bear as pirate']],
    ['a bear in a pirate costume', ['1 bear as pirate']],
    ['two bears in pirate costumes', ['2 bear as pirate']],
    ['a cat and a dog in superhero costumes', ['1 cat as superhero', '1 dog as superhero']],
    ['a dog in an astronaut suit', ['1 dog as astronaut']],
    ['a cat in a space suit', ['1 cat as astronaut']],
    ["a rabbit in a knight's outfit", ['1 rabbit as knight']],
    ['a girl in a princess dress', ['1 girl as princess']],
    ['a cat with a superhero cape', ['1 cat wears cape']],
    ['a bear in a dinosaur costume', ['1 bear']],
    ['a bear dressed as a banana', ['1 bear']],
    ['a bear family: mother, father and two cubs', ['1 bear', '1 bear', '2 bear small']],
    ['a fox family with a mother and a baby in the forest', ['1 fox', '1 fox small']],
    ['a bear family', ['2 bear', '2 bear small']],
    ['a bear family and a cat', ['2 bear', '2 bear small', '1 cat']],
    ['a lion family', ['1 lion', '1 lioness', '2 lioness small']],
    ['a family of hedgehogs', ['2 hedgehog', '2 hedgehog small']],
    [
      'a family of hedgehogs: father, mother and two babies',
      ['1 hedgehog', '1 hedgehog', '2 hedgehog small'],
    ],
    ['a cat family: mum, dad and three kittens', ['1 cat', '1 cat', '3 cat small']],
    ['a lion family: a lion, a lioness and two cubs', ['1 lion', '1 lioness', '2 lioness small']],
    ['a family of five ducks', ['5 duck']],
    ['santa in a sleigh pulled by four reindeer', ['1 oldman/santa rides sleigh', '4 deer']],
    [
      'a princess and a prince in a carriage pulled by a unicorn',
      ['1 girl/princess rides carriage', '1 boy/royal rides carriage', '1 unicorn'],
    ],
    ['a carriage pulled by two horses', ['1 carriage', '2 horse']],
    ['a princess holding her cat in a boat', ['1 girl/princess rides boat', '1 cat rides boat']],
    ['a witch on a broom', ['1 girl/wizard rides broomstick']],
    ['a witch with a broom', ['1 girl/wizard holds broom']],
    ['a broom and a cat', ['1 broom', '1 cat']],
    ['a cat in a ball gown', ['1 cat as dress']],
    ['a bear family and a mother', ['2 bear', '2 bear small', '1 woman']],
    ['a dog in a police uniform', ['1 dog as police']],
    ['a man in a suit and tie', ['1 man wears tie']],
    ['a cat in a suit of armour', ['1 cat as knight']],
    ['a fox and a bear drinking tea', ['1 fox holds cup', '1 bear holds cup']],
    [
      'a fox and a bear holding red balloons',
      ['1 fox red held holds balloon', '1 bear red held holds balloon'],
    ],
    ['a fox and a bear holding a balloon', ['1 fox', '1 bear holds balloon']],
    ['a boy and a girl playing football', ['1 boy', '1 girl holds football']],
    ['a bear wearing a banana costume and a dog', ['1 bear', '1 dog']],
    ['a cat dressed as a dinosaur', ['1 cat']],
    ['a cat as big as a dinosaur', ['1 cat', '1 trex']],
    ['a green cat and a purple elephant', ['1 cat green', '1 elephant purple']],
    ['a red car and a big blue car', ['1 car red', '1 car blue large']],
    ['a fox with a pink hat', ['1 fox pink top hat wears top hat']],
    ['a black and white cat', ['1 cat black white light']],
    ['an orange cat holding an orange', ['1 cat orange holds apple']],
    ['a girl with red hair and a blue dress', ['1 girl red hair blue outfit as dress']],
    [
      'a red-haired princess in a green dress',
      ['1 girl/princess red hair green outfit as princess'],
    ],
    ['a knight in shining armour', ['1 boy/knight as knight']],
    ['a pirate in a dress', ['1 boy/pirate']],
    ['a cat in a yellow boat', ['1 cat yellow ridden rides boat']],
    ['a bear holding red balloons', ['1 bear red held holds balloon']],
    ['a blue whale', ['1 whale']],
    ['a black girl and a black knight', ['1 girl black skin', '1 boy/knight black outfit']],
    ['a mother bear and her two cubs', ['1 bear', '2 bear small']],
    ['a tiger and three cubs', ['1 tiger', '3 tiger small']],
    ['a lion with its cub', ['1 lion', '1 lioness small']],
    ['a mother duck and five ducklings', ['1 duck', '5 duck small']],
    ['four ducklings following their mother', ['4 duck small', '1 duck']],
    ['mother and baby elephant', ['1 elephant', '1 elephant small']],
    ['a cat mum with kittens', ['1 cat', '3 cat small']],
    ['two bear cubs and a bear', ['2 bear small', '1 bear']],
    ['a baby elephant', ['1 elephant']],
    ['a baby and a puppy', ['1 baby', '1 dog small']],
    ['a hen with her chicks and their mother', ['1 chicken', '3 chick', '1 chicken']],
    ['a boy with his dog and his mother', ['1 boy', '1 dog', '1 woman']],
    ['a christmas tree with presents', ['1 christmas_tree', '3 gift']],
    ['a panda surfing', ['1 panda rides surfboard']],
    ['an owl reading', ['1 owl holds book']],
    ['a monkey eating a banana', ['1 monkey holds banana']],
    [
      'a dog with sunglasses and a cat with a balloon',
      ['1 dog wears sunglasses', '1 cat holds balloon'],
    ],
    ['a mouse flying an aeroplane', ['1 mouse rides aeroplane']],
    ['a boy flying a kite', ['1 boy holds kite']],
    ['five penguins', ['5 penguin']],
    ['4 ducklings', ['4 duck']],
    ['a polar bear eating ice cream', ['1 polarbear holds ice cream']],
    ['a fox named Felix', ['1 fox']],
    ['a knight fighting a t-rex', ['1 boy/knight', '1 trex']],
    ['my grandmother flying a dragon', ['1 grandmother rides dragon']],
    ['two witches flying dragons', ['2 girl/wizard rides dragon']],
    ['a knight and a flying dragon', ['1 boy/knight', '1 dragon']],
    ['a killer whale', ['1 orca']],
    ['a bear in a bullet train', ['1 bear rides train']],
    ['no cats, only a dog', ['1 dog']],
    ['no cats or rabbits, just a dog', ['1 dog']],
    ['a dog, not a cat', ['1 dog']],
    ['a dog without a cat', ['1 dog']],
    ['a girl without a scarf holding a balloon', ['1 girl holds balloon without scarf']],
    ['a knight not riding a horse and a dog', ['1 boy/knight', '1 dog']],
    ['a boy with no big red cape and a balloon', ['1 boy holds balloon without cape']],
    ['two cats without scarves riding a train', ['2 cat rides train without scarf']],
    ['not only a cat but also a dog', ['1 cat', '1 dog']],
    ['a not very happy cat', ['1 cat']],
    ['a not scary monster', ['1 monster']],
    ["don't draw a cat, draw a dog", ['1 dog']],
    ['a dog, and do not show any cats', ['1 dog']],
    ['a dog, never a cat', ['1 dog']],
    ['a dog without a nose', ['1 dog']],
    ['a knight without a sword', ['1 boy/knight without sword']],
    ['a knight not holding a sword and a dragon', ['1 boy/knight without sword', '1 dragon']],
    ['no sword, only a knight', ['1 boy/knight without sword']],
    ['a wizard with a beard but no wand', ['1 oldman/wizard without wand']],
    ['a fairy without wings or a wand', ['1 girl/fairy without wings without wand']],
    [
      'a pirate holding a sword, without an eyepatch',
      ['1 boy/pirate holds sword without eyepatch'],
    ],
    [
      'a family of four in a car',
      ['1 man', '1 woman', '1 girl', '1 boy'].map((one) => `${one} rides car`),
    ],
    ['a family of 3 at the beach', ['1 man', '1 woman', '1 girl']],
    ['our family', ['1 man', '1 woman', '1 girl', '1 boy']],
    ['a family of ducks', ['2 duck', '2 duck small']],
    ['a family of five bears', ['5 bear']],
    ['a bear family in a boat', ['2 bear rides boat', '2 bear small rides boat']],
    ['my family car', ['1 car']],
    ['a couple in a boat', ['1 woman rides boat', '1 man rides boat']],
    ['a couple of dogs', ['2 dog']],
    ['two people on a bus', ['1 woman rides bus', '1 man rides bus']],
    ['three dinosaurs', ['1 trex', '1 triceratops', '1 longneck']],
    ['a dinosaur', ['1 trex']],
    ['farm animals', ['1 cow', '1 pig', '1 sheep']],
    ['a swan, a seal and a digger', ['1 swan', '1 seal', '1 digger']],
    ['an alien in a flying saucer', ['1 alien rides ufo']],
    ['a witch on a broomstick', ['1 girl/wizard rides broomstick']],
    ['a unicorn wearing a party hat', ['1 unicorn wears party hat']],
    ['a baby in the sun', ['1 baby']],
    ['a baby and the sun', ['1 baby', '1 sun']],
    ['my grandparents and a cat', ['1 grandmother', '1 grandfather', '1 cat']],
  ])('understands %j', (idea, actors) => {
    expect(who(idea)).toEqual(actors);
  });

  it.each([
    ['a fox in the forest', 'forest'],
    ['a fox on the beach', 'beach'],
    ['a cat in space', 'space'],
    ['a cow', 'farm'],
    ['a penguin', 'winter'],
    ['a camel', 'desert'],
    ['a whale', 'underwater'],
    ['a bear in the kitchen', 'room'],
    ['a robot at a birthday party', 'party'],
    ['a lion in the jungle', 'jungle'],
    ['a zebra on safari', 'savanna'],
    ['a goat in the mountains', 'mountains'],
    ['a dog in the garden', 'garden'],
    ['a cat in front of a castle', 'castle'],
    ['a bus in the city', 'city'],
    ['a pirate on the sea', 'sea'],
    ['a pirate with a map', 'beach'],
    ['a pirate on a pirate ship', 'sea'],
    ['sea creatures', 'underwater'],
    ['a rabbit in a meadow', 'meadow'],
    ['a bird in the sky', 'sky'],
    ['my grandmother flying a dragon', 'sky'],
    ['a witch flying a dragon in the forest', 'forest'],
    ['a doctor in the rain', 'meadow'],
    ['my grandmother and a tractor in the rain', 'farm'],
    ['a chef cooking on a windy day', 'meadow'],
    ['a baby in the sun', 'meadow'],
    ['a ballerina and a rainbow', 'meadow'],
    ['a rainbow', 'sky'],
    ['a bee flying over flowers', 'meadow'],
    ['three owls flying', 'sky'],
    ['a gift in a thunderstorm', 'meadow'],
    ['grandpa driving a car through the fog', 'city'],
    ['a nurse in the snow', 'winter'],
    ['a nurse at home on a rainy day', 'room'],
    ['a baby in bed during a storm', 'room'],
    ['a doctor without rain', 'room'],
    ['a doctor in a rain hat', 'room'],
  ])('finds the place of %j: %s', (idea, setting) => {
    expect(readIdea(idea).setting).toBe(setting);
  });

  it.each([
    ['a cat in the rain', 'garden', 'rain', []],
    ['a cat on a rainy day in the forest', 'forest', 'rain', []],
    ['a ship in a thunderstorm with rain', 'sea', 'storm', []],
    ['a penguin in a snow storm', 'winter', 'snow', []],
    ['a fox in the forest in the snow', 'forest', 'snow', []],
    ['a bus in the snow in the city', 'city', 'snow', []],
    ['a fox in the snow', 'winter', undefined, []],
    ['a pig in a puddle', 'farm', 'puddles', []],
    ['a dog on a cloudy day', 'garden', 'clouds', []],
    ['a dog in nice weather', 'garden', undefined, []],
    ['a dog in the fog', 'garden', 'clouds', ['fog']],
    ['a dog on a windy day', 'garden', undefined, ['windy']],
    ['a dog at home in the rain', 'room', 'rain', []],
    ['a clown at a party in the rain', 'party', 'rain', ['rain']],
    ['a penguin jumping in puddles in the snow', 'winter', 'puddles', []],
    ['a snowing meadow with puddles and a cow', 'meadow', 'snow', ['puddles']],
    ['a dog without rain', 'garden', undefined, []],
  ])('finds the weather of %j', (idea, setting, weather, missed) => {
    expect(readIdea(idea)).toMatchObject({ setting, weather, missed });
  });

  it('takes away every hat from who is to have none', () => {
    const [pirate] = readIdea('a pirate without a hat').actors;
    expect(pirate!.without).toEqual(expect.arrayContaining(['pirate hat', 'top hat', 'cap']));
    expect(pirate!.without).not.toContain('eyepatch');
  });

  it.each([
    'a not scary monster',
    'a not very spooky ghost',
    'a monster that is not scary',
    'a dragon, not too scary',
    "a monster that isn't scary",
    'a non-scary monster',
  ])('misses nothing of %j', (idea) => {
    expect(readIdea(idea).missed).toEqual([]);
  });

  it('tells night from day', () => {
    expect(readIdea('an owl at night').night).toBe(true);
    expect(readIdea('an owl').night).toBe(false);
  });

  it.each([
    ['an owl under a full moon', 'forest', true],
    ['a fox under the moon', 'forest', false],
    ['a wolf howling at the moon', 'forest', false],
    ['a rabbit under a moon', 'meadow', false],
  ])('takes the moon over somebody for the night: %s', (idea, setting, fullMoon) => {
    const scene = readIdea(idea);
    expect(scene).toMatchObject({ setting, night: true, fullMoon, missed: [] });
    expect(scene.actors).toHaveLength(1);
  });

  it.each([
    ['a green girl', ['green']],
    ['a cat that is green', ['green']],
    ['a girl in red and a boy', ['red']],
    ['a fox with a blue tail', ['blue']],
    ['red and blue balloons', ['blue']],
    ['a fox under a pink sky', ['pink']],
    ['a black and white picture of a cat', ['black', 'white']],
    ['a fox on a green meadow', []],
    ['a green cat in a red car', []],
    ['a black and white penguin', []],
    ['a blue gyroscope and a cat', []],
  ])('tells of %j which colours nothing has', (idea, colours) => {
    expect(readIdea(idea).lostColours).toEqual(colours);
  });

  it('names what it will not show, in the words of the idea', () => {
    expect(readIdea('a steampunk fox with a gyroscope at the Eiffel tower').missed).toEqual([
      'steampunk',
      'gyroscope',
      'eiffel',
    ]);
    expect(readIdea('a very happy little red fox running quickly').missed).toEqual([]);
  });

  it.each([
    'no cats, only a dog',
    'a fish without water',
    'a girl without a hat',
    'a cat, no fog',
    'a dragon that does not breathe fire',
  ])('says nothing of what was not wanted in %j', (idea) => {
    const { missed, actions } = readIdea(idea);
    expect([...missed, ...actions]).toEqual([]);
  });

  it('names what cannot be ridden, and draws it beside', () => {
    const { actors, missed, actions } = readIdea('a cat riding a snail');
    expect(actors.map(told)).toEqual(['1 cat', '1 snail']);
    expect(missed).toEqual([]);
    expect(actions).toEqual(['riding the snail']);
  });

  it.each([
    ['a dinosaur and a robot dancing', ['dancing']],
    ['a dancing bear who sleeps', ['dancing', 'sleeping']],
    ['a knight fighting a dragon', ['fighting']],
    ['a rabbit skiing', ['skiing']],
    ['an amazing charming cat', []],
    ['a cat not dancing', []],
    ['a mouse flying an aeroplane', []],
    ['a wizard reading a book', []],
    ['a panda surfing', []],
    ['a bear fishing', []],
    ['a bear in a dinosaur costume', ['the dinosaur costume']],
    ['a cat dressed as a red dinosaur', ['the dinosaur costume']],
    ['a fireman holding a kitten', ['holding the kitten']],
    ['a boy kicking a ball', ['kicking']],
    ['a boy carrying a ball', []],
    ['a bunny in a teacup', ['being in the teacup']],
    ['a fox on top of a snail', ['being on the snail']],
    ['a fox on a horse', []],
    ['a cat in flowers', []],
    ['a dog next to a present', []],
    ['a boy and a girl holding hands', ['holding hands']],
    ['a bear dressed up as a big pumpkin', ['the pumpkin costume']],
    ['a girl with a big smile', []],
    ['a fish swimming', []],
  ])('tells what %j does and the picture does not show', (idea, actions) => {
    const scene = readIdea(idea);
    expect(scene.actions).toEqual(actions);
    expect(scene.missed).toEqual([]);
  });

  it.each([
    ['a man in a black suit', ['suit']],
    ['a cat wearing a lovely costume', ['costume']],
    ['two girls in school uniforms', ['school uniforms']],
    ['a girl in a bathing suit on the beach', ['bathing suit']],
    ['a dog in warm clothes', []],
    ['a cat in a costume shop', []],
    ['a cat in a pirate costume', []],
    ['a dog in a police uniform', []],
    ['a knight in a suit of armour', []],
    ['a girl and the letter b', ['letter b']],
    ['letters a b c and a cat', ['letters a b c']],
    ['a girl with a letter', []],
    ['a girl in her bedroom, the full moon in the window', []],
    ['a cat at the window in a garden', ['window']],
    ['a bear with a bird on its head', []],
  ])('tells what in %j it does not know', (idea, missed) => {
    expect(readIdea(idea).missed).toEqual(missed);
  });

  it.each([
    ['two skunks and a cat', ['badger']],
    ['a captain holding a candle', ['pirate', 'lantern']],
    ['a fox riding a bulldozer with a violin', ['digger', 'guitar']],
    ['a pirate with a lantern and a badger', []],
    ['a bear dressed as an angel', ['fairy']],
  ])('knows what in %j is drawn as something like it', (idea, drawn) => {
    const told = likenessesOf(readIdea(idea).actors).map((one) => one.drawn);
    expect(told.sort()).toEqual([...drawn].sort());
  });

  it('has whoever flies in the air', () => {
    const aloft = (idea: string) => readIdea(idea).actors.map((actor) => actor.aloft);
    expect(aloft('a dragon flying over a castle')).toEqual([true]);
    expect(aloft('a cat and a superhero flying')).toEqual([true, true]);
    expect(aloft('a dragon over a castle')).toEqual([false]);
    expect(aloft('a mouse flying an aeroplane')).toEqual([false]);
  });

  it('takes a row for how they stand, and not for a thing', () => {
    const { inARow, missed } = readIdea('ten ducks in a row');
    expect({ inARow, missed }).toEqual({ inARow: true, missed: [] });
    expect(readIdea('ten ducks').inARow).toBe(false);
  });

  it.each([
    ['two foxes riding a train', true],
    ['a cat and a dog in a boat', true],
    ['two cats riding one horse', true],
    ['two foxes riding trains', false],
    ['two knights each riding a horse', false],
    ['two pandas surfing', false],
  ])('tells in %j whether they are on one together: %s', (idea, together) => {
    const { actors } = readIdea(idea);
    expect(new Set(actors.map(({ shares }) => shares)).size).toBe(1);
    expect(actors[0]!.shares !== undefined).toBe(together);
  });

  it('draws no more of them than can be coloured, and says so', () => {
    const scene = readIdea('twenty cats and a dog');
    expect(scene.actors.map(({ count }) => count)).toEqual([6, 1]);
    expect(scene.tooMany).toEqual([{ word: 'cats', asked: 20, shown: 6 }]);
  });

  it.each([
    ['две лисы', 'IDEA_UNREADABLE'],
    ['猫が好き', 'IDEA_UNREADABLE'],
    ['!!!', 'IDEA_UNREADABLE'],
    ['🦊', 'IDEA_UNREADABLE'],
    ['ein Fuchs mit einem roten Hut im Regen', 'IDEA_UNREADABLE'],
    ['eine Katze mit Hut', 'IDEA_UNREADABLE'],
    ['un lion dans la savane', 'IDEA_UNREADABLE'],
    ['un gato con sombrero en una casa', 'IDEA_UNREADABLE'],
    ['freedom and justice', 'IDEA_UNKNOWN'],
    ['liberty, equality, fraternity', 'IDEA_UNKNOWN'],
    ['an exchange whose answer was lost', 'IDEA_UNKNOWN'],
    ['a cat with a machine gun', 'IDEA_UNSAFE'],
  ])('refuses %j', (idea, code) => {
    expect(() => readIdea(idea)).toThrow(expect.objectContaining({ code, field: 'idea' }));
  });

  it.each([
    'steampunk cyberpunk vaporwave samurai raccoon with a katana',
    'a fox in Los Angeles',
    'a yakuza on the bus',
    'steampunk raccoon katana',
  ])('reads %j, though much of it is not known', (idea) => {
    expect(readIdea(idea).missed.length).toBeGreaterThan(0);
  });

  it('survives anything', () => {
    for (const idea of [
      'a '.repeat(200),
      'and and and cat and',
      ', , cat ,,, wearing',
      'riding riding riding a',
      'constructor __proto__ cat',
      'a cat wearing constructor',
      "cat's '''",
      '9999 cats',
    ]) {
      expect(() => {
        try {
          readIdea(idea);
        } catch (error) {
          if ((error as Error).name !== 'EngineRefusal') throw error;
        }
      }).not.toThrow();
    }
  });
});
