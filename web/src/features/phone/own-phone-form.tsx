import { confirmOwnPhone, requestOwnCode } from '../../api/phone.js';
import { PhoneProof } from './phone-proof.js';

interface OwnPhoneFormProps {
  needsPassword: boolean;
  onDone: () => void;
}

/** Gives one's account a number, or another one. */
export function OwnPhoneForm({ needsPassword, onDone }: OwnPhoneFormProps) {
  return (
    <PhoneProof
      ask={requestOwnCode}
      needsPassword={needsPassword}
      prove={async (phone, code) => {
        await confirmOwnPhone(phone, code);
        onDone();
      }}
      submitLabel="Confirm my number"
    />
  );
}
