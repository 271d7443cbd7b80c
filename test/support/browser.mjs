// A headless Chromium that may reach this machine only: whatever else a page asks for is refused and remembered.
import { chromium } from 'playwright-core';
import { findBrowser } from './findBrowser.mjs';

const VIEWPORT = { width: 1280, height: 800 };

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} TestBrowser
 * @property {() => Promise<Page>} newPage a page in a browser profile of its own
 * @property {ReadonlySet<string>} refused origins outside this machine that were asked for
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<TestBrowser>} */
export async function launchBrowser() {
  const program = await findBrowser();
  const browser = await chromium.launch({
    executablePath: program.file,
    env: { ...definedEnvironment(), ...program.env },
    chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0, // Chromium's sandbox does not run as root
    args: ['--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--no-first-run', '--disable-features=LocalNetworkAccessChecks'],
  });
  /** @type {Set<string>} */
  const refused = new Set();
  return {
    refused,
    newPage: async () => {
      const context = await browser.newContext({ viewport: VIEWPORT, permissions: ['clipboard-read', 'clipboard-write'] });
      await context.route(isOutside, (route) => {
        refused.add(new URL(route.request().url()).origin);
        return route.abort();
      });
      return context.newPage();
    },
    close: () => browser.close(),
  };
}

/** @param {URL} url */
function isOutside(url) {
  return /^(https?|wss?):$/.test(url.protocol) && !['127.0.0.1', 'localhost'].includes(url.hostname);
}

function definedEnvironment() {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  return env;
}
