import { ApiError } from './api-error.js';
import { answer, api } from './client.js';
import { currentToken, refreshSession, sessionReady } from './session.js';
import type { AvatarAddress, Upload } from './types.js';

/**
 * Sends a photo and reports how much of it has left, 0 to 1. XMLHttpRequest, because `fetch`
 * cannot tell how far an upload is, and a 10 MB photo on a phone takes a while.
 */
export async function uploadPhoto(
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Upload> {
  return inSession(() => send<Upload>('POST', '/api/v1/uploads', file, onProgress, signal));
}

/** Takes a picture that was made here in as a photo, without a way over this device. */
export function takeResult(id: string, artifactId: string): Promise<Upload> {
  return answer(
    api.POST('/api/v1/generations/{id}/artifacts/{artifactId}/upload', {
      params: { path: { id, artifactId } },
    }),
  );
}

/** Sends a picture of the person in the place of the one before. */
export async function replaceAvatar(file: File): Promise<AvatarAddress> {
  return inSession(() => send<AvatarAddress>('PUT', '/api/v1/users/me/avatar', file));
}

async function inSession<T>(work: () => Promise<T>): Promise<T> {
  await sessionReady();
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiError && error.status === 401 && (await refreshSession())) {
      return work();
    }
    throw error;
  }
}

function send<T>(
  method: 'POST' | 'PUT',
  path: string,
  file: File,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    const token = currentToken();
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
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
