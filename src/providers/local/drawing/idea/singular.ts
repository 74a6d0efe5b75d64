const IRREGULAR: Readonly<Record<string, string>> = {
  mice: 'mouse',
  geese: 'goose',
  children: 'child',
  men: 'man',
  women: 'woman',
  people: 'person',
  wolves: 'wolf',
  calves: 'calf',
  elves: 'elf',
  dwarves: 'dwarf',
  leaves: 'leaf',
  scarves: 'scarf',
  loaves: 'loaf',
  hooves: 'hoof',
  fishes: 'fish',
  sheep: 'sheep',
  deer: 'deer',
  oxen: 'ox',
  cacti: 'cactus',
  octopi: 'octopus',
  policemen: 'policeman',
  firemen: 'fireman',
  snowmen: 'snowman',
  cookies: 'cookie',
  buses: 'bus',
  witches: 'witch',
  foxes: 'fox',
  horses: 'horse',
  houses: 'house',
  roses: 'rose',
  knives: 'knife',
  pixies: 'pixie',
  zombies: 'zombie',
  glasses: 'glasses',
  sunglasses: 'sunglasses',
  goggles: 'goggles',
  headphones: 'headphones',
  wings: 'wings',
  woods: 'woods',
  princesses: 'princess',
  walruses: 'walrus',
  hippopotamuses: 'hippopotamus',
  giraffes: 'giraffe',
  apes: 'ape',
  planes: 'plane',
  aeroplanes: 'aeroplane',
  airplanes: 'airplane',
  bikes: 'bike',
  cakes: 'cake',
  cupcakes: 'cupcake',
  snakes: 'snake',
  snowflakes: 'snowflake',
  submarines: 'submarine',
  bees: 'bee',
  trees: 'tree',
  whales: 'whale',
  turtles: 'turtle',
  eagles: 'eagle',
  apples: 'apple',
  bicycles: 'bicycle',
  castles: 'castle',
  kites: 'kite',
  pirates: 'pirate',
};

/** The singular of an English noun, or the word itself. */
export function singular(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word) && word.length > 3)
    return word.slice(0, -1);
  return word;
}

export function isPlural(word: string): boolean {
  return singular(word) !== word;
}
