import { NumberInput, TextInput } from 'react-admin';
import type { TypeVersion } from '../../providers/verbs';
import { JsonInput } from '../../shared/json-input';
import { fromJsonText, toJsonText } from '../../shared/json-text';
import { InputGrid } from './type-settings';

/** A version's content as the form holds it: JSON as text. */
export interface ContentValues {
  pipeline: string;
  inputSchema: string;
  routes: string;
  outputSpec: string;
  promptTemplate: string | null;
  negativePrompt: string | null;
  deadlineMs: number | null;
}

const JSON_FIELDS = ['pipeline', 'inputSchema', 'routes', 'outputSpec'] as const;

export function toValues(version: TypeVersion): ContentValues {
  const { pipeline, inputSchema, routes, outputSpec, promptTemplate, negativePrompt, deadlineMs } =
    version;
  return {
    pipeline: toJsonText(pipeline),
    inputSchema: toJsonText(inputSchema),
    routes: toJsonText(routes),
    outputSpec: toJsonText(outputSpec),
    promptTemplate,
    negativePrompt,
    deadlineMs,
  };
}

/** The form's values as the API takes a content; what is left empty is not sent. */
export function toContent(values: ContentValues) {
  const parsed = Object.fromEntries(JSON_FIELDS.map((key) => [key, fromJsonText(values[key])]));
  return {
    ...(parsed as Record<(typeof JSON_FIELDS)[number], never>),
    promptTemplate: values.promptTemplate ?? '',
    negativePrompt: values.negativePrompt ?? '',
    deadlineMs: values.deadlineMs ?? undefined,
  };
}

/** The inputs of a version's content, inside a form of the framework. */
export const VersionContent = ({ readOnly = false }: { readOnly?: boolean }) => (
  <InputGrid>
    <JsonInput
      source="pipeline"
      label="Pipeline"
      helperText="Steps: id, kind, needs and, where it has them, recipe, params and inputs. It ends in store."
      readOnly={readOnly}
      minRows={8}
    />
    <JsonInput
      source="inputSchema"
      label="Input schema"
      helperText="JSON Schema of the form that people fill in."
      readOnly={readOnly}
      minRows={8}
    />
    <JsonInput
      source="routes"
      label="Routes"
      helperText="Providers in order, per quality tier."
      readOnly={readOnly}
      minRows={3}
    />
    <JsonInput
      source="outputSpec"
      label="Output"
      helperText="What a run delivers; empty: what the output kind says."
      readOnly={readOnly}
      minRows={3}
    />
    <TextInput
      source="promptTemplate"
      label="Prompt template"
      className="wide"
      multiline
      minRows={2}
      readOnly={readOnly}
      helperText="{{field}} stands for what the person filled in."
    />
    <TextInput
      source="negativePrompt"
      label="Negative prompt"
      className="wide"
      multiline
      readOnly={readOnly}
    />
    <NumberInput
      source="deadlineMs"
      label="Deadline (ms)"
      readOnly={readOnly}
      helperText="How long a run may take, all tries together."
    />
  </InputGrid>
);
