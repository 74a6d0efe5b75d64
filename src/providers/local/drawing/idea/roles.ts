import type { OutfitName } from '../figures/outfits.js';
import type { PersonName } from '../figures/person-head.js';
import type { SettingName } from '../scenery/settings.js';

/** Callings and roles: a person in an outfit, or the costume of somebody else. */
export const ROLES: readonly (readonly [OutfitName, PersonName, string, SettingName])[] = [
  ['princess', 'girl', 'princess queen', 'castle'],
  ['royal', 'boy', 'prince king', 'castle'],
  ['knight', 'boy', 'knight', 'castle'],
  ['pirate', 'boy', 'pirate captain sailor', 'beach'],
  ['astronaut', 'child', 'astronaut spaceman cosmonaut', 'space'],
  ['wizard', 'oldman', 'wizard sorcerer magician mage', 'castle'],
  ['wizard', 'girl', 'witch', 'forest'],
  ['superhero', 'child', 'superhero hero superheroine', 'city'],
  ['chef', 'man', 'chef cook baker', 'room'],
  ['firefighter', 'woman', 'firefighter fireman', 'city'],
  ['police', 'man', 'policeman police_officer policewoman', 'city'],
  ['doctor', 'woman', 'doctor nurse vet scientist dentist', 'room'],
  ['farmer', 'man', 'farmer gardener', 'farm'],
  ['cowboy', 'man', 'cowboy sheriff', 'desert'],
  ['cowboy', 'girl', 'cowgirl', 'desert'],
  ['santa', 'oldman', 'santa santa_claus father_christmas', 'winter'],
  ['elf', 'child', 'elf gnome dwarf leprechaun goblin pixie', 'forest'],
  ['fairy', 'girl', 'fairy angel', 'forest'],
  ['ballerina', 'girl', 'ballerina dancer ballet_dancer', 'room'],
  ['clown', 'child', 'clown jester', 'party'],
  ['ninja', 'child', 'ninja', 'city'],
  ['mermaid', 'girl', 'mermaid', 'underwater'],
  ['builder', 'man', 'builder engineer mechanic', 'city'],
  ['explorer', 'child', 'explorer detective scout', 'jungle'],
  ['footballer', 'child', 'footballer football_player soccer_player goalkeeper', 'meadow'],
];
