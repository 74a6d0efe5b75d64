import clsx from 'clsx';
import { Monitor, Moon, Sun } from 'lucide-react';

import { setTheme, type Theme, useTheme } from './theme.js';

const CHOICES = [
  { value: 'system', label: 'As the system', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const satisfies readonly { value: Theme; label: string; icon: unknown }[];

/** Three ways to light the paper. */
export function ThemeSwitch({ name }: { name: string }) {
  const theme = useTheme();
  return (
    <fieldset className="inline-flex rounded-xl border border-hairline bg-raised p-0.5">
      <legend className="sr-only">Theme</legend>
      {CHOICES.map(({ value, label, icon: Icon }) => (
        <label
          key={value}
          title={label}
          className={clsx(
            'relative grid size-11 cursor-pointer place-items-center rounded-[0.6rem] has-focus-visible:outline-3 has-focus-visible:outline-primary',
            theme === value ? 'bg-ink text-ground' : 'text-muted hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            value={value}
            checked={theme === value}
            onChange={() => setTheme(value)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          <Icon className="size-4.5" aria-hidden="true" />
          <span className="sr-only">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
