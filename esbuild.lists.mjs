// Long word lists are shipped at half their length: the lexicons' own, and that of wink-nlp's English model.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);

/** The words of wink-nlp's model, 88,000 of them in alphabetical order, are a fifth of all that is shipped. */
const WINK_MODEL = /[\\/]eng-core-web-model\.json$/;
const FRONT_CODING = './src/core/detect/frontCoding';

/** WordNet's irregular forms, six thousand assignments in a row, which V8 would compile to run each once. */
const WINK_FORMS = /[\\/]wn-\w+-exceptions\.js$/;

export const wordLists = {
  name: 'word-lists',
  setup(build) {
    // Lexicons are edited as YAML and shipped as data: no YAML is parsed for them at run time.
    build.onLoad({ filter: /\.ya?ml$/ }, async ({ path: file }) => {
      const data = parse(await fs.promises.readFile(file, 'utf8'));
      if (!Object.values(data).some(isLong)) return { contents: `export default ${inJson(data)};`, loader: 'js' };
      const entries = Object.entries(data).map(([key, value]) => `${JSON.stringify(key)}: ${isLong(value) ? shortenedText(value) : inJson(value)}`);
      return { contents: `import { spellOut } from '${FRONT_CODING}';\nexport default { ${entries.join(', ')} };`, loader: 'js', resolveDir: import.meta.dirname };
    });
    build.onLoad({ filter: WINK_MODEL }, async ({ path: file }) => {
      const model = JSON.parse(await fs.promises.readFile(file, 'utf8'));
      model.features.lexeme.list = frontCoded(model.features.lexeme.list);
      for (const unused of ['prefix', 'suffix', 'shape']) delete model.features[unused]; // of words that the model does not hold; wink remembers them, and we do not
      return { contents: JSON.stringify(model), loader: 'json' };
    });
    build.onLoad({ filter: WINK_FORMS }, ({ path: file }) => ({ contents: `module.exports = Object.assign(Object.create(null), ${inJson(require(file))});`, loader: 'js' }));
  },
};

/** As JSON in a string, where it is long: V8 reads that faster than the same as an object literal. */
function inJson(value) {
  const json = JSON.stringify(value);
  return json.length > 1000 ? `JSON.parse(${JSON.stringify(json)})` : json;
}

const isLong = (value) => typeof value === 'string' && value.length > 20_000;

function shortenedText(list) {
  const separator = list.includes('\n') ? '\n' : ' ';
  return `spellOut(${JSON.stringify(frontCoded(list.split(separator)))}).join(${JSON.stringify(separator)})`;
}

/** What `spellOut` and `createWordNumbers` take. */
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
