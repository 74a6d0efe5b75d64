import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { launchBrowser, type TestBrowser } from '../harness.js';

const PAGE = `<!doctype html><html lang="en"><title>Page</title>
<button onclick="this.textContent = 'Clicked'">Click</button>
<img src="/missing.png" alt=""><script>console.error('said so'); undefinedFunction()</script></html>`;

const server = createServer((request, response) => {
  if (request.url !== '/') response.statusCode = 404;
  response.setHeader('content-type', 'text/html').end(request.url === '/' ? PAGE : '');
});
let browser: TestBrowser;
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await launchBrowser();
});
afterAll(() => {
  server.close();
});

describe('the test browser', () => {
  it('clicks, and reports console errors and failed requests of the page', async () => {
    const { page, consoleErrors, failedRequests, close } = await browser.newPage();
    await page.goto(url);
    await page.getByRole('button').click();
    await page.getByText('Clicked').waitFor();
    expect(consoleErrors.join('\n')).toContain('said so');
    expect(consoleErrors.join('\n')).toContain('undefinedFunction');
    expect(failedRequests).toContain(`GET ${url}missing.png: 404`);
    await close();
  });

  it('draws letters', async () => {
    const { page, close } = await browser.newPage({ viewport: { width: 400, height: 200 } });
    await page.setContent(
      '<p style="font: 40px sans-serif">Wide W</p><p><span>W</span><span>i</span>',
    );
    const [wide, narrow] = await page
      .locator('span')
      .evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect().width));
    // Without any font every letter would be the same empty box.
    expect(wide).toBeGreaterThan(narrow ?? 0);
    await close();
  });
});
