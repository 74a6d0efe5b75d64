/**
 * Name and version of the engine. The version is part of the promise "same input, seed and parameters, same
 * bytes": raise it whenever a result changes.
 */
export const ENGINE = { name: 'PixShift local engine', version: '1.11.0' } as const;
