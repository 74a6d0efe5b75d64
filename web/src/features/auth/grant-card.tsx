import type { Grant } from '../../api/provider-sign-in.js';
import { ProviderMark } from '../../ui/provider-mark.js';

/** Who came from the provider, so that nobody connects what is not theirs. */
export function GrantCard({ grant: { provider, providerName, name, email } }: { grant: Grant }) {
  return (
    <div className="mt-6 flex items-center gap-3.5 rounded-xl border border-hairline bg-sunken px-4 py-3">
      <span className="grid size-10 shrink-0 place-items-center [&_svg]:size-7">
        <ProviderMark provider={provider} />
      </span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="font-semibold">{name ?? `Somebody at ${providerName}`}</p>
        <p className="text-sm text-muted">
          {email ? `${email}, at ${providerName}` : providerName}
        </p>
      </div>
    </div>
  );
}
