import { type Control, Controller, type UseFormReturn } from 'react-hook-form';

import { type FormField, type FormValues, overlong, problemOf } from '../../lib/schema-form.js';
import { WIDGETS } from './schema-widgets.js';

/** The form of a type, made from its input schema. */
export function SchemaFields(props: {
  fields: readonly FormField[];
  form: UseFormReturn<FormValues>;
  locked: boolean;
  /** Whether somebody is in the middle of a text. */
  onWriting: (writing: boolean) => void;
}) {
  if (props.fields.length === 0) return null;
  return (
    <fieldset
      disabled={props.locked}
      className="min-w-0 space-y-5"
      onFocus={({ target }) => props.onWriting(isText(target))}
      onBlur={() => props.onWriting(false)}
    >
      <legend className="sr-only">Settings</legend>
      {props.fields.map((field) => (
        <SchemaField key={field.name} field={field} control={props.form.control} />
      ))}
    </fieldset>
  );
}

function isText(element: EventTarget): boolean {
  if (element instanceof HTMLInputElement) return element.type === 'text';
  return element instanceof HTMLTextAreaElement;
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
