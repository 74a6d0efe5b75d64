import { ApiError } from './api-error.js';
import { currentToken, refreshSession, sessionReady } from './session.js';
import type { Upload } from './types.js';

/**
 * Sends a photo and reports how much of it has left, 0 to 1. XMLHttpRequest, because `fetch`
 * cannot tell how far an upload is, and a 10 MB photo on a phone takes a while.
 */
export async function uploadPhoto(
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Upload> {
  await sessionReady();
  try {
    return await send(file, onProgress, signal);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401 && (await refreshSession())) {
      return send(file, onProgress, signal);
    }
    throw error;
  }
}

function send(
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/uploads');
    const token = currentToken();
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as Upload);
      else reject(ApiError.fromResponse(headersOf(request), request.response));
    };
    request.onerror = () => reject(ApiError.unreachable());
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });

    const form = new FormData();
    form.append('file', file, file.name || 'photo');
    request.send(form);
  });
}

function headersOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  const requestId = request.getResponseHeader('x-request-id');
  if (requestId) headers.set('x-request-id', requestId);
  return new Response(null, { status: request.status, headers });
}
