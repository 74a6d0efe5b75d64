import clsx from 'clsx';
import type { CSSProperties } from 'react';
import { type Control, Controller, type RefCallBack, type UseFormReturn } from 'react-hook-form';

import {
  type FieldValue,
  type FormField,
  type FormValues,
  overlong,
  problemOf,
} from '../../lib/schema-form.js';
import { describedBy, Field, FieldError, Input, inputClass } from '../../ui/field.js';

/** The form of a type, made from its input schema. */
export function SchemaFields(props: {
  fields: readonly FormField[];
  form: UseFormReturn<FormValues>;
  locked: boolean;
}) {
  if (props.fields.length === 0) return null;
  return (
    <fieldset disabled={props.locked} className="min-w-0 space-y-5">
      <legend className="sr-only">Settings</legend>
      {props.fields.map((field) => (
        <SchemaField key={field.name} field={field} control={props.form.control} />
      ))}
    </fieldset>
  );
}

interface WidgetProps {
  id: string;
  field: FormField;
  value: FieldValue;
  error: string | undefined;
  /** What is focused where the value is refused. */
  inputRef: RefCallBack;
  onChange: (value: FieldValue) => void;
  onBlur: () => void;
}

function SchemaField({ field, control }: { field: FormField; control: Control<FormValues> }) {
  return (
    <Controller
      control={control}
      name={field.name}
      rules={{ validate: (value) => problemOf(field, value) ?? true }}
      render={({ field: bound, fieldState }) => {
        const Widget = WIDGETS[field.control];
        return (
          <Widget
            id={`input-${field.name}`}
            field={field}
            value={bound.value ?? field.initial}
            error={fieldState.error?.message ?? overlong(field, bound.value)}
            inputRef={bound.ref}
            onChange={bound.onChange}
            onBlur={bound.onBlur}
          />
        );
      }}
    />
  );
}

function labelOf(field: FormField): string {
  return field.required ||
    field.kind === 'boolean' ||
    field.options.length > 0 ||
    field.initial !== ''
    ? field.label
    : `${field.label} (optional)`;
}

function TextWidget({ id, field, value, error, inputRef, onChange, onBlur }: WidgetProps) {
  const long = field.control === 'textarea';
  const numeric = field.kind !== 'string';
  const date = field.control === 'date';
  const shared = {
    id,
    ref: inputRef,
    value: String(value),
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(id, error, field.hint),
    onBlur,
  } as const;
  return (
    <Field
      id={id}
      label={labelOf(field)}
      hint={field.hint}
      error={error}
      aside={
        field.maxLength &&
        !date && (
          <span
            className={clsx(
              'text-sm tabular',
              overlong(field, value) ? 'text-danger' : 'text-muted',
            )}
            aria-hidden="true"
          >
            {String(value).length}/{field.maxLength}
          </span>
        )
      }
    >
      {long ? (
        <textarea
          {...shared}
          rows={3}
          onChange={(event) => onChange(event.target.value)}
          className={clsx(inputClass, 'resize-y')}
        />
      ) : (
        <Input
          {...shared}
          type={numeric ? 'number' : date ? 'date' : 'text'}
          min={field.minimum}
          max={field.maximum}
          step={numeric ? (field.step ?? 'any') : undefined}
          onChange={({ target }) =>
            onChange(numeric && target.value !== '' ? target.valueAsNumber : target.value)
          }
        />
      )}
    </Field>
  );
}

function SliderWidget({ id, field, value, error, inputRef, onChange, onBlur }: WidgetProps) {
  const shown = Number(value);
  const { minimum = 0, maximum = 1, step } = field;
  const share = ((shown - minimum) / (maximum - minimum || 1)) * 100;
  return (
    <Field
      id={id}
      label={field.label}
      hint={field.hint}
      error={error}
      aside={
        <output htmlFor={id} className="text-sm font-semibold tabular">
          {Number.isInteger(shown) ? shown : shown.toFixed(2)}
        </output>
      }
    >
      <input
        ref={inputRef}
        id={id}
        type="range"
        className="crayon-range"
        style={{ '--share': `${share}%` } as CSSProperties}
        min={minimum}
        max={maximum}
        step={step ?? 'any'}
        value={shown}
        aria-describedby={describedBy(id, error, field.hint)}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        onBlur={onBlur}
      />
    </Field>
  );
}

function ChipsWidget({ id, field, value, error, inputRef, onChange, onBlur }: WidgetProps) {
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

function SelectWidget({ id, field, value, error, inputRef, onChange, onBlur }: WidgetProps) {
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

function SwitchWidget({ id, field, value, error, inputRef, onChange, onBlur }: WidgetProps) {
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

function ColourWidget({ id, field, value, error, inputRef, onChange, onBlur }: WidgetProps) {
  return (
    <Field id={id} label={field.label} hint={field.hint} error={error}>
      <div className="flex items-center gap-3">
        <input
          ref={inputRef}
          id={id}
          type="color"
          value={/^#[0-9a-f]{6}$/i.test(String(value)) ? String(value) : '#000000'}
          aria-describedby={describedBy(id, error, field.hint)}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          className="h-11 w-20 cursor-pointer rounded-xl border border-control bg-raised p-1"
        />
        <code className="text-sm text-muted">{String(value)}</code>
      </div>
    </Field>
  );
}

const WIDGETS = {
  text: TextWidget,
  textarea: TextWidget,
  date: TextWidget,
  slider: SliderWidget,
  chips: ChipsWidget,
  select: SelectWidget,
  switch: SwitchWidget,
  colour: ColourWidget,
};
