import clsx from 'clsx';
import type { CSSProperties } from 'react';

import { overlong } from '../../lib/schema-form.js';
import { describedBy, Field, Input, inputClass } from '../../ui/field.js';
import { ChipsWidget, SelectWidget, SwitchWidget } from './choice-widgets.js';
import { labelOf, type WidgetProps } from './widget-props.js';

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

/** What a field is drawn by. */
export const WIDGETS = {
  text: TextWidget,
  textarea: TextWidget,
  date: TextWidget,
  slider: SliderWidget,
  chips: ChipsWidget,
  select: SelectWidget,
  switch: SwitchWidget,
  colour: ColourWidget,
};
