import { describe, expect, it } from '@jest/globals';
import { RouteMethods } from './route-methods.js';

describe('RouteMethods', () => {
  const methods = new RouteMethods();
  methods.add({ url: '*', method: 'OPTIONS' });
  methods.add({ url: '/*', method: ['GET', 'HEAD'] });
  methods.add({ url: '/api/v1/runs', method: 'POST' });
  methods.add({ url: '/api/v1/runs', method: 'GET' });
  methods.add({ url: '/api/v1/runs/:id', method: 'PATCH' });
  methods.add({ url: '/api/v1/runs/mine', method: 'DELETE' });
  methods.add({ url: '/api/v1/openapi.json', method: 'GET' });

  it.each([
    ['/api/v1/runs', ['GET', 'POST']],
    ['/api/v1/runs?limit=2', ['GET', 'POST']],
    ['/api/v1/runs/mine', ['DELETE', 'PATCH']],
    ['/api/v1/runs/mine/more', []],
    ['/api/v1/openapi.json', ['GET']],
    ['/api/v1/openapixjson', []],
    ['/api/v1/', []],
    ['/health/none', []],
    ['/anything/else', ['GET', 'HEAD']],
  ])('%s takes %j', (url, expected) => {
    expect(methods.at(url)).toEqual(expected);
  });
});
