import { PersonName } from './person';

interface Props {
  readonly refund: { readonly requestedBy: string | null; readonly requestedByName: string | null };
}

/** Who wanted money back: somebody of the staff, or nobody: the run it paid came to nothing, or it was made at the payment service. */
export const AskedBy = ({ refund: { requestedBy, requestedByName } }: Props) =>
  requestedBy === null ? (
    <>itself, or at the payment service</>
  ) : (
    <PersonName of={{ userId: requestedBy, userName: requestedByName }} />
  );
