import { PersonName } from './person';

interface Props {
  readonly refund: { readonly requestedBy: string | null; readonly requestedByName: string | null };
}

/** Who wanted money back: somebody of the staff, or nobody, for the run it paid came to nothing. */
export const AskedBy = ({ refund: { requestedBy, requestedByName } }: Props) =>
  requestedBy === null ? (
    <>itself, as the run came to nothing</>
  ) : (
    <PersonName of={{ userId: requestedBy, userName: requestedByName }} />
  );
