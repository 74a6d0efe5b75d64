import type { ApiError } from '../../api/api-error.js';
import type { ProblemKind } from './callback-search.js';

export interface Problem {
  kind: ProblemKind;
  requestId: string | null;
}

interface Words {
  title: string;
  text: string;
  /** Whether the number helps whoever helps. */
  hasNumber?: boolean;
}

/** @param name what the provider is called, or nothing where that is not known */
export function problemWords(kind: ProblemKind, name = 'The provider'): Words {
  switch (kind) {
    case 'declined':
      return {
        title: 'You changed your mind',
        text: `${name} told us that you said no, and nothing else. That is fine: try again, or sign in another way.`,
      };
    case 'expired':
      return {
        title: 'This sign-in is over',
        text: 'It was finished already, took longer than ten minutes, or was begun in another browser. Nothing happened to your account; just begin again.',
      };
    case 'spent':
      return {
        title: 'That took too long',
        text: `The answer of ${midSentence(name)} was used already or has run out. Nothing happened to your account; just begin again.`,
      };
    case 'unavailable':
      return {
        title: `${name} does not answer`,
        text: 'Something does not work over there. Try again in a minute, or sign in another way.',
        hasNumber: true,
      };
    case 'untrusted':
      return {
        title: 'Better safe than sorry',
        text: `The answer of ${midSentence(name)} could not be trusted, so nobody was signed in and nothing was changed. Try again, or sign in another way.`,
        hasNumber: true,
      };
    case 'off':
      return {
        title: 'This way in is closed',
        text: `Signing in with ${midSentence(name)} is not set up here. Please sign in another way.`,
      };
    case 'busy':
      return {
        title: 'Slowly, please',
        text: 'There were many attempts from your connection within a minute. Wait a moment and try again.',
      };
    case 'taken':
      return {
        title: 'It opens another account',
        text: `This sign-in belongs to another PixShift account already. Remove it there first, or choose another one.`,
      };
    case 'another-session':
      return {
        title: 'You are not signed in any more',
        text: 'You were signed out, or somebody else signed in here meanwhile. Sign in and try again.',
      };
    case 'suspended':
      return {
        title: 'This account is suspended',
        text: 'It cannot be signed in to at present. Please contact support.',
        hasNumber: true,
      };
    case 'offline':
      return {
        title: 'No line to PixShift',
        text: 'Check your connection, then begin again.',
      };
    case 'failed':
      return {
        title: 'The pencil broke',
        text: 'Something went wrong on our side. Nothing was changed. Please try again.',
        hasNumber: true,
      };
  }
}

/** What the exchange at the end refused. */
export function problemOfError(error: ApiError): Problem {
  const { requestId, status, details } = error;
  const { reason } = details;
  if (error.isOffline) return { kind: 'offline', requestId };
  if (status === 401) return { kind: 'expired', requestId };
  if (reason === 'another-session') return { kind: 'another-session', requestId };
  if (status === 403) return { kind: 'suspended', requestId };
  if (reason === 'identity-taken') return { kind: 'taken', requestId };
  return { kind: status === 429 ? 'busy' : 'failed', requestId };
}

function midSentence(name: string): string {
  return name === 'The provider' ? 'the provider' : name;
}
