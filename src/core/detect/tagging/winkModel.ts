import modelData from 'wink-eng-lite-web-model/dist/languages/cur/models/eng-core-web-model.json';
import loadPosModel from 'wink-eng-lite-web-model/dist/load-pos-model.js';
import loadSbdModel from 'wink-eng-lite-web-model/dist/load-sbd-model.js';
import featureFn from 'wink-eng-lite-web-model/dist/feature.js';
import lemmatize from 'wink-eng-lite-web-model/dist/lemmatize.js';
import compileExpressions from 'wink-nlp/src/compile-trex.js';
import createTokenizer from 'wink-nlp/src/tokenizer.js';
import { createWinkLexicon } from './winkLexicon';
import type { WinkFeatures, WinkLexicon, WinkModelData, WinkTokenize } from './winkParts';

type Lemmatize = (normal: string, pos: string, words: Pick<WinkLexicon, 'hasSamePOS'>) => string;

/**
 * Of wink-nlp and its English model the parts that sentences, parts of speech and lemmas need (wink-nlp 2.4.0, wink-eng-lite-web-model 1.8.1),
 * without the half a megabyte of sentiment, negation and names that nobody asks for. What wink does with them at every word of a text is done
 * here once for every word form (lexicon.ts) and by tables (automata.ts); a test holds the result against wink-nlp's own.
 */
export interface WinkModel {
  /** The names of the parts of speech, by their numbers. */
  readonly partNames: readonly string[];
  /** Nothing is ever added to it, so what is found never depends on the texts read before. */
  readonly words: WinkLexicon;
  readonly features: WinkFeatures;
  readonly tokenize: WinkTokenize;
  readonly lemmatize: Lemmatize;
  /** Automata as JSON: one for sentences, two that correct parts of speech one after the other. */
  readonly sentenceMachines: readonly string[];
  readonly posMachines: readonly string[];
}

/** The packages' own untyped parts as what they are. */
const parts = {
  loadSentences: loadSbdModel as () => { readonly machines: readonly string[] },
  loadPos: loadPosModel as () => { readonly machines: readonly string[] },
  features: featureFn as (config: unknown) => WinkFeatures,
  lemmatize: lemmatize as Lemmatize,
  compileExpressions: compileExpressions as (expressions: unknown) => unknown,
  createTokenizer: createTokenizer as (expressions: unknown, categories: unknown, preserve: unknown) => WinkTokenize,
};

export function loadWinkModel(): WinkModel {
  const data: WinkModelData = modelData;
  return {
    partNames: data.pos.list,
    words: createWinkLexicon(data),
    features: parts.features(data.packing.config),
    tokenize: parts.createTokenizer(parts.compileExpressions(data.trex), data.tcat.hash, data.preserve),
    lemmatize: parts.lemmatize,
    sentenceMachines: parts.loadSentences().machines,
    posMachines: parts.loadPos().machines,
  };
}
