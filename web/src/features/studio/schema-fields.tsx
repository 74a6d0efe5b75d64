import { type Control, Controller, type UseFormReturn } from 'react-hook-form';

import { type FormField, type FormValues, overlong, problemOf } from '../../lib/schema-form.js';
import { WIDGETS } from './schema-widgets.js';

/** The form of a type, made from its input schema. */
export function SchemaFields(props: {
  fields: readonly FormField[];
  form: UseFormReturn<FormValues>;
  locked: boolean;
  /** What the server does not take, before anything is run. */
  refused: { name: string | null; message: string } | undefined;
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
        <SchemaField
          key={field.name}
          field={field}
          control={props.form.control}
          refusal={props.refused?.name === field.name ? props.refused.message : undefined}
        />
      ))}
    </fieldset>
  );
}

function isText(element: EventTarget): boolean {
  if (element instanceof HTMLInputElement) return element.type === 'text';
  return element instanceof HTMLTextAreaElement;
}

function SchemaField(props: {
  field: FormField;
  control: Control<FormValues>;
  refusal: string | undefined;
}) {
  const { field, control, refusal } = props;
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
            error={fieldState.error?.message ?? overlong(field, bound.value) ?? refusal}
            inputRef={bound.ref}
            onChange={bound.onChange}
            onBlur={bound.onBlur}
          />
        );
      }}
    />
  );
}
