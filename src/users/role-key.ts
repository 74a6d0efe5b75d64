import { Param } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { InvalidFieldError } from '../platform/errors/index.js';

/** How roles are named in the API, e.g. `CATALOG_EDITOR`. */
export const ROLE_KEY = /^[A-Z][A-Z0-9_]{1,39}$/;

/** The key of a role in the path. Anything that cannot be one is a 400 that names the parameter. */
export const RoleKeyParam =
  (name: string): ParameterDecorator =>
  (controller, handler, index) => {
    const pipe = {
      transform: (value: string) => {
        if (ROLE_KEY.test(value)) return value;
        throw new InvalidFieldError(name, 'This is not the key of a role.');
      },
    };
    Param(name, pipe)(controller, handler, index);
    if (handler === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(controller, handler);
    const schema = { type: 'string', pattern: ROLE_KEY.source } as const;
    if (descriptor) ApiParam({ name, schema })(controller, handler, descriptor);
  };
