import type { Identity } from '../../api/identities.js';
import type { OAuthProvider } from '../../api/oauth-providers.js';
import { providerName, providersOf, type SignInMethods } from '../../api/provider-sign-in.js';
import { Button } from '../../ui/button.js';
import { ProviderMark } from '../../ui/provider-mark.js';

interface SignInMethodsToAddProps {
  methods: SignInMethods;
  has: readonly Identity['provider'][];
  busyWith: OAuthProvider | undefined;
  onAdd: (provider: OAuthProvider) => void;
}

/** The providers that do not open the account yet. */
export function SignInMethodsToAdd({ methods, has, busyWith, onAdd }: SignInMethodsToAddProps) {
  const missing = providersOf(methods).filter((provider) => !has.includes(provider));
  if (missing.length === 0) return null;
  return (
    <div className="mt-3 flex flex-wrap gap-3">
      {missing.map((provider) => (
        <Button
          key={provider}
          busy={busyWith === provider}
          disabled={busyWith !== undefined && busyWith !== provider}
          onClick={() => onAdd(provider)}
        >
          <ProviderMark provider={provider} />
          Connect {providerName(provider, methods)}
        </Button>
      ))}
    </div>
  );
}
