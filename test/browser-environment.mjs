/**
 * The environment of browser tests: Node's, with the browser's driver loaded once per worker and
 * outside of the test's context, in which every use of a global costs many times as much.
 */
import { TestEnvironment } from 'jest-environment-node';
import { chromium } from 'playwright-core';

export default class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.chromiumDriver = chromium;
  }
}
