import clsx from 'clsx';

import { describedBy, Field, FieldError, inputClass } from '../../ui/field.js';
import { labelOf, type WidgetProps } from './widget-props.js';

export function ChipsWidget({ id, field, value, error, inputRef, onChange, onBlur }: WidgetProps) {
  return (
    <fieldset className="min-w-0" aria-describedby={describedBy(id, error, field.hint)}>
      <legend className="mb-1.5 font-semibold">{field.label}</legend>
      <div className="flex flex-wrap gap-2">
        {field.options.map((option) => {
          const chosen = option.value === value;
          return (
            <label
              key={String(option.value)}
              className={clsx(
                'relative inline-flex min-h-11 cursor-pointer items-center rounded-full border px-4 text-sm font-semibold transition-colors duration-150',
                'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-primary',
                chosen
                  ? 'border-ink bg-ink text-ground'
                  : 'border-hairline bg-raised hover:border-control',
              )}
            >
              <input
                ref={chosen ? inputRef : undefined}
                type="radio"
                name={id}
                checked={chosen}
                onChange={() => onChange(option.value)}
                onBlur={onBlur}
                className="absolute inset-0 cursor-pointer opacity-0"
              />
              {option.label}
            </label>
          );
        })}
      </div>
      {field.hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-muted">
          {field.hint}
        </p>
      )}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

export function SelectWidget({ id, field, value, error, inputRef, onChange, onBlur }: WidgetProps) {
  return (
    <Field id={id} label={labelOf(field)} hint={field.hint} error={error}>
      <select
        ref={inputRef}
        id={id}
        value={String(value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, error, field.hint)}
        onBlur={onBlur}
        onChange={({ target }) =>
          onChange(
            field.options.find((option) => String(option.value) === target.value)?.value ??
              target.value,
          )
        }
        className={inputClass}
      >
        {field.options.map((option) => (
          <option key={String(option.value)} value={String(option.value)}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function SwitchWidget({ id, field, value, error, inputRef, onChange, onBlur }: WidgetProps) {
  return (
    <div>
      <div className="flex min-h-11 items-center justify-between gap-4">
        <label htmlFor={id} className="font-semibold">
          {field.label}
        </label>
        <input
          ref={inputRef}
          id={id}
          type="checkbox"
          role="switch"
          checked={Boolean(value)}
          aria-describedby={describedBy(id, error, field.hint)}
          onChange={(event) => onChange(event.target.checked)}
          onBlur={onBlur}
          className="paper-switch"
        />
      </div>
      {field.hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {field.hint}
        </p>
      )}
      <FieldError id={id} error={error} />
    </div>
  );
}
