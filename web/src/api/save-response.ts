import { ApiError } from './api-error.js';

/** Fetches a file and hands it to the browser to be saved, under the name that the server gives it. */
export async function saveResponse(
  fetchFile: () => Promise<Response>,
  fallbackName: string,
): Promise<void> {
  let response: Response;
  try {
    response = await fetchFile();
  } catch {
    throw ApiError.unreachable();
  }
  if (!response.ok) {
    throw ApiError.fromResponse(response, await response.json().catch(() => null));
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNameOf(response) ?? fallbackName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function fileNameOf(response: Response): string | null {
  const header = response.headers.get('content-disposition') ?? '';
  return /filename="([^"]+)"/.exec(header)?.[1] ?? null;
}
