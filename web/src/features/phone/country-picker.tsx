import clsx from 'clsx';
import { Check, ChevronDown, X } from 'lucide-react';
import { flushSync } from 'react-dom';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

import { Input, inputClass } from '../../ui/field.js';
import { type Country, searchCountries } from './countries.js';

interface CountryPickerProps {
  countries: readonly Country[];
  value: Country;
  onChange: (country: Country) => void;
  /** Somebody chose a country and the list is gone: the number is next. */
  onDone: () => void;
}

/** The country of a number: its calling code as a button, and behind it a list to search. */
export function CountryPicker({ countries, value, onChange, onDone }: CountryPickerProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (done: () => void) => {
    // The page takes no focus before the dialog has left it.
    flushSync(() => setOpen(false));
    done();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-label={`Country: ${value.name}, +${value.callingCode}`}
        onClick={() => setOpen(true)}
        className={clsx(
          inputClass,
          'flex !w-auto shrink-0 items-center gap-1 tabular font-semibold',
        )}
      >
        +{value.callingCode}
        <ChevronDown className="size-4 text-muted" aria-hidden="true" />
      </button>
      {open && (
        <CountryDialog
          countries={countries}
          value={value}
          onClose={() => close(() => button.current?.focus())}
          onChoose={(country) => {
            onChange(country);
            close(onDone);
          }}
        />
      )}
    </>
  );
}

interface CountryDialogProps {
  countries: readonly Country[];
  value: Country;
  onChoose: (country: Country) => void;
  onClose: () => void;
}

function CountryDialog({ countries, value, onChoose, onClose }: CountryDialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(value.code);
  const found = searchCountries(countries, typed);
  const at = Math.max(
    0,
    found.findIndex(({ code }) => code === active),
  );
  const current = found[at];

  useEffect(() => {
    ref.current?.showModal();
    // A dialog gives the focus to its first button, and the list is here to be searched.
    search.current?.focus();
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${current?.code}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current?.code]);

  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step && found[(at + step + found.length) % found.length];
    if (next) setActive(next.code);
    else if (event.key === 'Enter' && current) onChoose(current);
    // In a search field it would empty that first.
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && onClose()}
      className="m-auto h-[min(32rem,calc(100dvh-2rem))] w-[min(26rem,calc(100vw-2rem))] overflow-hidden rounded-2xl border border-hairline bg-raised text-ink shadow-lift max-sm:mb-4"
    >
      <div className="flex h-full flex-col">
        <div className="flex items-center justify-between pl-5 pr-2 pt-2">
          <h2 id={`${id}-title`} className="text-xl">
            Your number’s country
          </h2>
          <button
            type="button"
            aria-label="Close"
            onClick={onClose}
            className="grid size-11 place-items-center rounded-lg text-muted hover:text-ink"
          >
            <X className="size-5" aria-hidden="true" />
          </button>
        </div>
        <div className="px-5 pb-3 pt-1">
          <Input
            ref={search}
            type="search"
            role="combobox"
            aria-label="Search by name or code"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={current && `${id}-${current.code}`}
            placeholder="Search by name or code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={move}
          />
        </div>
        <ul
          id={`${id}-list`}
          role="listbox"
          aria-label="Countries"
          className="min-h-0 flex-1 overflow-y-auto overscroll-contain border-t border-hairline p-2"
        >
          {found.map((country) => (
            <li
              key={country.code}
              id={`${id}-${country.code}`}
              role="option"
              aria-selected={country.code === value.code}
              onClick={() => onChoose(country)}
              onPointerMove={() => setActive(country.code)}
              className={clsx(
                'flex min-h-11 cursor-pointer items-center gap-2 rounded-lg px-3',
                country === current && 'bg-ink/8',
              )}
            >
              <span className="min-w-0 flex-1">{country.name}</span>
              {country.code === value.code && (
                <Check className="size-4.5 text-primary" aria-hidden="true" />
              )}
              <span className="tabular text-muted">+{country.callingCode}</span>
            </li>
          ))}
        </ul>
        {found.length === 0 && (
          <p role="status" className="px-5 pb-6 text-muted">
            We cannot send codes to a country of that name.
          </p>
        )}
      </div>
    </dialog>
  );
}
