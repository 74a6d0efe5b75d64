import { useRouter } from '@tanstack/react-router';

import type { Pack } from '../../api/billing.js';
import { money } from '../../lib/format.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { packWords } from './pack-words.js';

interface PackCardProps {
  pack: Pack;
  buyable: boolean;
  signedOut: boolean;
  from: string | undefined;
  busy: boolean;
  onBuy: () => void;
}

/** One pack: what it costs, what it brings, and the button that buys it. */
export function PackCard({ pack, buyable, signedOut, from, busy, onBuy }: PackCardProps) {
  const router = useRouter();
  const price = money(pack.amountMinor, pack.currency);
  const here = router.buildLocation({ to: '/pricing', search: from ? { from } : {} }).href;
  return (
    <li className="flex flex-col rounded-2xl border border-hairline bg-raised p-6 shadow-card">
      <h3 className="text-xl">{pack.name}</h3>
      <p className="mt-3 display text-3xl tabular">{price}</p>
      <p className="mt-1 text-muted tabular">{packWords(pack)}</p>
      <div className="mt-auto pt-6">
        {signedOut ? (
          <ButtonLink
            to="/sign-in"
            search={{ returnTo: here }}
            look="primary"
            className="w-full"
            aria-label={`Sign in to buy ${pack.name}`}
          >
            Sign in to buy
          </ButtonLink>
        ) : (
          <Button
            look="primary"
            className="w-full"
            disabled={!buyable}
            busy={busy}
            onClick={onBuy}
            aria-label={`Buy for ${price}: ${pack.name}`}
          >
            Buy for {price}
          </Button>
        )}
      </div>
    </li>
  );
}
