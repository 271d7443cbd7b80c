// Gets what the suites inside VS Code run in, before they begin: several do at the same time, and each would install it.
import { findBrowser } from './findBrowser.mjs';
import { ensureHost } from './installHost.mjs';

await ensureHost();
await findBrowser();
