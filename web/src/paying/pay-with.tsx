import clsx from 'clsx';

import type { Gateway } from '../api/billing.js';
import { GATEWAY_WORDS } from './gateway-words.js';

interface PayWithProps {
  gateways: readonly Gateway[];
  chosen: Gateway['name'];
  onChoose: (name: Gateway['name']) => void;
}

/** By whom to pay, where there is a choice. */
export function PayWith({ gateways, chosen, onChoose }: PayWithProps) {
  return (
    <fieldset className="mt-4 max-w-2xl">
      <legend className="font-semibold">Pay with</legend>
      <div className="mt-2 grid grid-cols-1 gap-2 sm:auto-cols-fr sm:grid-flow-col">
        {gateways.map(({ name }) => (
          <label
            key={name}
            className={clsx(
              'flex min-h-11 cursor-pointer items-start gap-3 rounded-xl border px-3.5 py-2.5',
              'has-focus-visible:outline-2 has-focus-visible:outline-primary',
              chosen === name ? 'border-ink bg-sunken' : 'border-hairline hover:border-control',
            )}
          >
            <input
              type="radio"
              name="pay-with"
              value={name}
              className="mt-1 size-4 accent-ink"
              checked={chosen === name}
              onChange={() => onChoose(name)}
            />
            <span>
              <span className="block font-semibold">{GATEWAY_WORDS[name].choice}</span>
              <span className="block text-sm text-muted">{GATEWAY_WORDS[name].hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
