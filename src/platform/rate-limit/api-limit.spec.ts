import { describe, expect, it } from '@jest/globals';
import { countsTowardsLimit } from './api-limit.js';

describe('countsTowardsLimit', () => {
  it.each([
    ['/api/v1/users/me', true],
    ['/api/v1/generations/:id', true],
    ['/api/v1/auth/login', true],
    ['/api/v1/generations/:id/artifacts/:artifactId/download', false],
    ['/api/v1/generations/:id/events', false],
    ['/api/v1/files/:token', false],
    ['/health/live', false],
    ['', false],
  ])('%s: %s', (route, counted) => {
    expect(countsTowardsLimit(route)).toBe(counted);
  });
});
