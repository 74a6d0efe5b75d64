import { describe, expect, it } from '@jest/globals';
import { pagePaths } from './page-paths.js';

const isPage = pagePaths(['/', '/sign-in', '/studio', '/studio/$slug', '/auth/connect/$id']);

describe('the addresses of pages', () => {
  it.each([
    '/',
    '/?utm=1',
    '/sign-in',
    '/sign-in?returnTo=%2Fgallery',
    '/Sign-In/',
    '/studio',
    '/studio/photo-duotone?run=1',
    '/studio/a%2Fb',
    '/auth/connect/1',
  ])('%s is one', (url) => {
    expect(isPage(url)).toBe(true);
  });

  it.each([
    '/sign-in2',
    '/sign_in',
    '/studio/a/b',
    '/auth/connect',
    '/auth/connect/',
    '/wp-login.php',
    '/assets/gone.js',
    '/sign-in%3Freturn',
    '/studio/%ff',
  ])('%s is none', (url) => {
    expect(isPage(url)).toBe(false);
  });
});
