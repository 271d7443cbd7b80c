import type { Model } from 'wink-eng-lite-web-model';
import loadCoreModel from 'wink-eng-lite-web-model/dist/load-core-model.js';
import loadPosModel from 'wink-eng-lite-web-model/dist/load-pos-model.js';
import loadSbdModel from 'wink-eng-lite-web-model/dist/load-sbd-model.js';
import featureFn from 'wink-eng-lite-web-model/dist/feature.js';
import lemmatize from 'wink-eng-lite-web-model/dist/lemmatize.js';

/** An automaton that recognises nothing, as wink-nlp's own `emptyModelJSON` writes it (2.4.0). */
const NOTHING = JSON.stringify([100, 0, { 0: {} }, {}, {}, {}]);

/**
 * Of wink's English model what sentences, parts of speech and lemmas need, put together from its parts (wink-eng-lite-web-model 1.8.1).
 * Sentiment, negation and its names are half a megabyte that nobody asks for; and the automaton that learns entities of one's own is
 * written as JSON of its JSON at each loading, so that after some twenty loadings in one process no string is long enough.
 */
export const LEAN_MODEL: Model = {
  core: loadCoreModel,
  sbd: loadSbdModel,
  pos: loadPosModel,
  ner: () => ({ machines: [], transformers: [] }),
  negation: () => ({ machines: [NOTHING] }),
  sa: () => ({ machines: [NOTHING] }),
  metaCER: () => ({ machines: '', transformers: [] }),
  featureFn,
  addons: { lemmatize },
};
