/** Somebody with an account at the vendor. */
export interface Person {
  /** What the vendor calls them towards this client, its subject. Never changes hands. */
  id: string;
  name: string;
  /** Null: the account has none, or its owner keeps it to themselves. */
  email: string | null;
  emailVerified: boolean;
}

const MAX_PEOPLE = 200;

/** The accounts of one vendor, the last used first. */
export class People {
  private people: readonly Person[];

  constructor(
    private readonly newId: () => string,
    first: readonly Omit<Person, 'id'>[],
  ) {
    this.people = first.map((person) => ({ id: newId(), ...person }));
  }

  list(): readonly Person[] {
    return this.people;
  }

  find(id: string): Person | undefined {
    return this.people.find((person) => person.id === id);
  }

  /** Writes an account as given; with the id of an existing one, in its place. */
  put(person: Person): Person {
    this.people = [person, ...this.people.filter(({ id }) => id !== person.id)].slice(
      0,
      MAX_PEOPLE,
    );
    return person;
  }

  /** The account with that address, as it now is, or a new one. */
  enter(person: Omit<Person, 'id'>): Person {
    const known = this.people.find(
      ({ email }) => email !== null && email.toLowerCase() === person.email?.toLowerCase(),
    );
    return this.put({ id: known?.id ?? this.newId(), ...person });
  }
}
