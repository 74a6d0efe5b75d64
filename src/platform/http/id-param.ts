import { Param, ParseUUIDPipe } from '@nestjs/common';
import { InvalidFieldError } from '../errors/index.js';

/** An id in the path: `@IdParam() id: string`. Anything but a UUID is a 400 that names the parameter. */
export const IdParam = (name = 'id') =>
  Param(
    name,
    new ParseUUIDPipe({
      exceptionFactory: () => new InvalidFieldError(name, 'This is not an id.'),
    }),
  );
