/** The plan whose features a person has, and until when it is certain. */
export interface UserPlan {
  readonly slug: string;
  /** ISO 8601; null: without an end. */
  readonly until: string | null;
  readonly features: { readonly history: boolean };
}

/** Answers from what is paid for users, which billing builds upon and provides. */
export abstract class UserPlans {
  abstract of(userId: string): Promise<UserPlan>;
}
