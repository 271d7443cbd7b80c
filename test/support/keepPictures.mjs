// Puts the pictures that test/e2e/walkthrough.test.ts has taken where the walkthrough shows them (`npm run pictures`).
import fs from 'node:fs';
import path from 'node:path';
import { outDir, root } from './paths.mjs';

fs.cpSync(path.join(outDir, 'walkthrough'), path.join(root, 'media/walkthrough'), { recursive: true });
