import { Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { InvalidFieldError } from '../errors/index.js';

/** An id in the path: `@IdParam() id: string`. Anything but a UUID is a 400 that names the parameter. */
export const IdParam =
  (name = 'id'): ParameterDecorator =>
  (controller, handler, index) => {
    const pipe = new ParseUUIDPipe({
      exceptionFactory: () => new InvalidFieldError(name, 'This is not an id.'),
    });
    Param(name, pipe)(controller, handler, index);
    if (handler === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(controller, handler);
    if (descriptor) ApiParam({ name, format: 'uuid' })(controller, handler, descriptor);
  };
