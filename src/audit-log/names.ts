import type { Principal } from '../platform/http/index.js';

/** The names of products, of which the trail keeps the ids. The module of the catalogue provides it. */
export abstract class TypeNames {
  /** Names by id; what was deleted is not in it. */
  abstract of(typeIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** The names of people, which the trail itself does not keep. The module of users provides it. */
export abstract class PersonNames {
  /** Names by user id; whoever is unknown or was erased is not in it. */
  abstract of(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** The same, as far as `viewer` may see people: for all others there are none. */
  async seenBy(
    { permissions }: Pick<Principal, 'permissions'>,
    userIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    return permissions.has('users:read') ? this.of(userIds) : new Map();
  }

  /** Users whose name contains the text, at most so many. */
  abstract find(text: string, limit: number): Promise<readonly string[]>;
}
