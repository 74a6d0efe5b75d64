import fc from 'fast-check';
import { JsonText } from './json-text.js';

/** Texts that have broken programs: what they are for is said beside them. */
export const HOSTILE_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800', // half of a character
  'x\udfff',
  '\u202egnp.exe', // turns the direction of writing
  '\ufeff',
  'a\u0301'.repeat(60),
  `a${'\ufe0f'.repeat(3_000)}`, // selectors, which some ways of counting leave out
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'.repeat(40),
  'x'.repeat(10_000),
  '\u20ac'.repeat(10_000),
  'NaN',
  'Infinity',
  '-0',
  '1e1000',
  '0x10',
  '1_000',
  ' 7 ',
  '9'.repeat(400),
  '2147483648',
  '9007199254740993',
  '0000-00-00T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '-271821-04-20T00:00:00Z',
  '9999999-01-01T00:00:00Z',
  'foo 1',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  '%00',
  '%',
  '%_\\',
  "' or ''='",
  '"; drop table x; --',
  '$(id)',
  '{{7*7}}',
  '../../../etc/passwd',
  '..\\..\\x',
  '<script>alert(1)</script>',
  'a\r\nSet-Cookie: x=1',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'urn:uuid:0199aaaa-0000-7000-8000-000000000000',
  '{0199aaaa-0000-7000-8000-000000000000}',
  '-createdAt',
  'W10', // base64url of []
  'WyIteCIsIngiLCIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDAiXQ', // a cursor of another list
] as const;

const HOSTILE_NUMBERS = [
  ...[0, -0, -1, 1.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 1e21, 1e308, 5e-324],
] as const;

const nested = (open: string, close: string, depth: number): JsonText =>
  new JsonText(`${open.repeat(depth)}1${close.repeat(depth)}`);

/** JSON that has broken programs. */
const HOSTILE_JSON: readonly unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { length: 5 },
  ...HOSTILE_NUMBERS,
  ...['1e400', '-1e400', '9'.repeat(400), `0.${'0'.repeat(300)}1`].map(
    (text) => new JsonText(text),
  ),
  nested('[', ']', 33),
  nested('[', ']', 5_000),
  nested('{"a":', '}', 5_000),
  Array.from({ length: 3_000 }, () => 0),
  Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`key-${at}`, at])),
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'toJSON'].map((name) =>
    Object.fromEntries([[name, 'x']]),
  ),
  Object.fromEntries([
    ['toString', null],
    ['valueOf', null],
  ]),
  Object.fromEntries([['constructor', { prototype: { isAdmin: true } }]]),
];

export const hostileText = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  );

export const hostileJson = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_JSON) },
    { weight: 3, arbitrary: hostileText() },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.array(hostileText(), { maxLength: 12 }) },
  );

/** Names of fields, headers and query parameters that nobody expects. */
export const hostileName = (): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...['__proto__', 'constructor', 'prototype', 'toString', 'then', 'id', 'userId', 'role'],
        ...[
          '',
          ' ',
          '0',
          'a.b',
          'a[b]',
          'a[]',
          '$where',
          'extra',
          'n'.repeat(10_000),
          '\u20ac'.repeat(4_000),
        ],
        ...['a\0', '\ud800', '\u202e', 'x\ny', '<b>', 'isAdmin', 'permissions', 'hasOwnProperty'],
      ),
    },
    { weight: 1, arbitrary: hostileText() },
  );
