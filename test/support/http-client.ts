export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or a Buffer for anything else, or undefined if there is no body. */
  // Tests assert what they find in it; a type here would only claim what is to be proved.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

export interface ApiRequest {
  /** Sent as `Authorization: Bearer …`. */
  token?: string | undefined;
  /** A plain value is sent as JSON; FormData, Buffer and string go as they are. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Sends one request and reads the whole answer. Never throws for a status; redirects are shown. */
export async function send(
  method: string,
  url: string,
  { token, body, headers = {}, signal }: ApiRequest = {},
): Promise<ApiAnswer> {
  const isRaw = body instanceof FormData || Buffer.isBuffer(body) || typeof body === 'string';
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: isRaw ? (body as NonNullable<RequestInit['body']>) : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const content = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, body: parse(response, content) };
}

function parse(response: Response, content: Buffer): unknown {
  if (content.length === 0) return undefined;
  const type = response.headers.get('content-type') ?? '';
  return /[/+]json/.test(type) ? (JSON.parse(content.toString()) as unknown) : content;
}
