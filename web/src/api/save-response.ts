import { ApiError } from './api-error.js';

/** @throws ApiError where the file does not come */
export async function fetchFile(request: () => Promise<Response>): Promise<Response> {
  let response: Response;
  try {
    response = await request();
  } catch {
    throw ApiError.unreachable();
  }
  if (!response.ok) {
    throw ApiError.fromResponse(response, await response.json().catch(() => null));
  }
  return response;
}

/** Fetches a file and hands it to the browser to be saved, under the name that the server gives it. */
export async function saveResponse(
  request: () => Promise<Response>,
  fallbackName: string,
): Promise<void> {
  const response = await fetchFile(request);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNameOf(response) ?? fallbackName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function fileNameOf(response: Response): string | null {
  const header = response.headers.get('content-disposition') ?? '';
  const whole = /filename\*=UTF-8''([^;]+)/.exec(header)?.[1];
  return whole ? decodeURIComponent(whole) : (/filename="([^"]+)"/.exec(header)?.[1] ?? null);
}
