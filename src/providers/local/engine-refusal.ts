/**
 * The engine cannot make anything of this input, and trying again will not help.
 * `message` is for the person, `field` names the input that is wrong.
 */
export class EngineRefusal extends Error {
  constructor(
    readonly code:
      | 'PHOTO_UNREADABLE'
      | 'PHOTO_WITHOUT_SHAPES'
      | 'PHOTO_WITHOUT_FACE'
      | 'PHOTO_TOO_LARGE'
      | 'PHOTO_WITH_SEVERAL_FACES'
      | 'PHOTO_WITHOUT_COLOUR'
      | 'HEAD_CUT_OFF'
      | 'HAIR_NOT_SEEN'
      | 'HAIR_UNCERTAIN'
      | 'TITLE_INVALID'
      | 'PARAMETER_INVALID'
      | 'IDEA_UNKNOWN'
      | 'IDEA_UNREADABLE'
      | 'IDEA_UNSAFE'
      | 'ANIMAL_UNKNOWN',
    message: string,
    readonly field: string,
  ) {
    super(message);
    this.name = 'EngineRefusal';
  }
}
