/** Says where the pictures of people are; the module that keeps files provides it. */
export abstract class Avatars {
  /** Address of the small picture, good for minutes; null where there is none. */
  abstract urlOf(userId: string): Promise<string | null>;
}
