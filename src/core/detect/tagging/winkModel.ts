import loadCoreModel from 'wink-eng-lite-web-model/dist/load-core-model.js';
import loadPosModel from 'wink-eng-lite-web-model/dist/load-pos-model.js';
import loadSbdModel from 'wink-eng-lite-web-model/dist/load-sbd-model.js';
import featureFn from 'wink-eng-lite-web-model/dist/feature.js';
import lemmatize from 'wink-eng-lite-web-model/dist/lemmatize.js';
import createCache from 'wink-nlp/src/cache.js';
import compileExpressions from 'wink-nlp/src/compile-trex.js';
import createTokenizer from 'wink-nlp/src/tokenizer.js';
import type { WinkCache, WinkCore, WinkFeatures, WinkTokenize } from './winkParts';

type Lemmatize = (normal: string, pos: string, cache: WinkCache) => string;

/**
 * Of wink-nlp and its English model the parts that sentences, parts of speech and lemmas need (wink-nlp 2.4.0, wink-eng-lite-web-model 1.8.1),
 * without the half a megabyte of sentiment, negation and names that nobody asks for. What wink does with them at every word of a text is done
 * here once for every word form (lexicon.ts) and by tables (automata.ts); a test holds the result against wink-nlp's own.
 */
export interface WinkModel {
  readonly core: WinkCore;
  /** Knows the words of the model alone: nothing is ever added, so what is found never depends on the texts read before. */
  readonly cache: WinkCache;
  readonly features: WinkFeatures;
  readonly tokenize: WinkTokenize;
  readonly lemmatize: Lemmatize;
  /** Automata as JSON: one for sentences, two that correct parts of speech one after the other. */
  readonly sentenceMachines: readonly string[];
  readonly posMachines: readonly string[];
}

/** The packages' own untyped parts as what they are. */
const parts = {
  loadCore: loadCoreModel as () => WinkCore,
  loadSentences: loadSbdModel as () => { readonly machines: readonly string[] },
  loadPos: loadPosModel as () => { readonly machines: readonly string[] },
  features: featureFn as (config: unknown) => WinkFeatures,
  lemmatize: lemmatize as Lemmatize,
  createCache: createCache as (core: WinkCore, features: unknown) => WinkCache,
  compileExpressions: compileExpressions as (expressions: unknown) => unknown,
  createTokenizer: createTokenizer as (expressions: unknown, categories: unknown, preserve: unknown) => WinkTokenize,
};

/** Takes some 200 ms. */
export function loadWinkModel(): WinkModel {
  const core = parts.loadCore();
  return {
    core,
    cache: parts.createCache(core, parts.features),
    features: parts.features(core.packing.config),
    tokenize: parts.createTokenizer(parts.compileExpressions(core.trex), core.tcat.hash, core.preserve),
    lemmatize: parts.lemmatize,
    sentenceMachines: parts.loadSentences().machines,
    posMachines: parts.loadPos().machines,
  };
}
