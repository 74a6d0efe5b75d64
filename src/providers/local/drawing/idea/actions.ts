/** What somebody can do that no picture here shows, by the forms of the word for it. */
const ACTIONS: ReadonlyMap<string, string> = new Map(
  (
    'dancing dances dance,running runs run,jumping jumps jump,sleeping sleeps sleep,sitting sits sit,' +
    'fighting fights fight,singing sings sing,climbing climbs climb,chasing chases chase,hugging hugs hug,' +
    'kissing kisses kiss,swinging,skiing skis ski,skating skates skate,gardening,hopping hops hop,' +
    'racing,digging digs dig,crying cries cry,yawning yawns yawn,writing writes write'
  )
    .split(',')
    .flatMap((forms) => forms.split(' ').map((form, _, [name]) => [form, name!] as const)),
);

/** Shown by how everybody stands and looks, or said of nothing that could be seen. */
const SHOWN = new Set(
  (
    'standing walking looking laughing smiling playing having doing being going getting making during facing ' +
    'named wanting watching something nothing everything anything flying swimming diving'
  ).split(' '),
);

/**
 * The action, if any, that a word tells of and the picture does not show.
 * @param follows the word stands directly after somebody, where also an unknown one in -ing is an action: elsewhere
 * it may be a quality, as in `a charming cat`
 */
export function unshownAction(word: string, follows: boolean): string[] {
  const action = ACTIONS.get(word);
  if (action !== undefined) return [action];
  return follows && /^[a-z]{3,}ing$/.test(word) && !SHOWN.has(word) ? [word] : [];
}
