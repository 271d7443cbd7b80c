import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** cSpell as its VS Code extension uses it: a document that is open, checked again after each change. */
export async function openInCSpell(text: string): Promise<{ recheck(text: string): Promise<void> }> {
  const { createTextDocument, DocumentValidator, getDefaultSettings, updateTextDocument } = await import('cspell-lib');
  const document = createTextDocument({ uri: 'file:///article.txt', content: text, languageId: 'plaintext', version: 1 });
  const validator = new DocumentValidator(document, { noConfigSearch: true }, { ...(await getDefaultSettings()), maxFileSize: undefined });
  await validator.prepare();
  let version = 1;
  return {
    async recheck(changed) {
      updateTextDocument(document, [{ text: changed }], ++version);
      await validator.updateDocumentText(changed);
      validator.checkDocument();
    },
  };
}

/** ripgrep on the path, else the one that comes with the VS Code of the tests; undefined where there is none. */
export function findRipgrep(): string | undefined {
  const inHost = path.resolve(`test/support/vscode-host/node_modules/@vscode/ripgrep-universal/bin/${process.platform}-${process.arch}/rg`);
  return ['rg', inHost].find((command) => (command === 'rg' || fs.existsSync(command)) && spawnSync(command, ['--version']).status === 0);
}
