// Long word lists are shipped at half their length: the lexicons' own, and that of wink-nlp's English model.
import fs from 'node:fs';
import { parse } from 'yaml';

/** The words of wink-nlp's model, 88,000 of them in alphabetical order, are a fifth of all that is shipped. */
const WINK_MODEL = /[\\/]eng-core-web-model\.json$/;
const FRONT_CODING = './src/core/detect/frontCoding';

export const wordLists = {
  name: 'word-lists',
  setup(build) {
    // Lexicons are edited as YAML and shipped as data: no YAML is parsed for them at run time.
    build.onLoad({ filter: /\.ya?ml$/ }, async ({ path: file }) => {
      const data = parse(await fs.promises.readFile(file, 'utf8'));
      if (!Object.values(data).some(isLong)) return { contents: JSON.stringify(data), loader: 'json' };
      const entries = Object.entries(data).map(([key, value]) => `${JSON.stringify(key)}: ${isLong(value) ? shortenedText(value) : JSON.stringify(value)}`);
      return { contents: `import { spellOut } from '${FRONT_CODING}';\nexport default { ${entries.join(', ')} };`, loader: 'js', resolveDir: import.meta.dirname };
    });
    build.onLoad({ filter: WINK_MODEL }, async ({ path: file }) => {
      const model = JSON.parse(await fs.promises.readFile(file, 'utf8'));
      const words = frontCoded(model.features.lexeme.list);
      model.features.lexeme.list = [];
      const contents = [
        `const { spellOut } = require('${FRONT_CODING}');`,
        `const model = ${JSON.stringify(model)};`,
        `model.features.lexeme.list = spellOut(${JSON.stringify(words)});`,
        'module.exports = model;',
      ];
      return { contents: contents.join('\n'), loader: 'js', resolveDir: import.meta.dirname };
    });
  },
};

const isLong = (value) => typeof value === 'string' && value.length > 20_000;

function shortenedText(list) {
  const separator = list.includes('\n') ? '\n' : ' ';
  return `spellOut(${JSON.stringify(frontCoded(list.split(separator)))}).join(${JSON.stringify(separator)})`;
}

/** What `spellOut` takes. */
function frontCoded(words) {
  let previous = '';
  const coded = words.map((word) => {
    let shared = 0;
    while (shared < 35 && shared < word.length && word[shared] === previous[shared]) shared++;
    previous = word;
    return shared.toString(36).toUpperCase() + word.slice(shared).replace(/[0-9A-Z~]/g, '~$&');
  });
  return coded.join('');
}
