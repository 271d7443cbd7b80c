import { resolveSettings, yesOrNo, type FormatOption, type FormatSettings } from '../formatOptions';

/**
 * The choices of the Discourse Network Analyzer (Leifeld, rDNA manual, `dna_network`), in its words where it has them.
 * `shared` is its one-mode `ignore`; its two-mode `combine` is the attribute `stance` of every edge.
 */
export interface NetworkOptions {
  readonly network: 'cooccurrence' | 'congruence' | 'conflict' | 'subtract' | 'shared' | 'twomode';
  /** What makes two actors occur together. */
  readonly unit: 'sentence' | 'paragraph' | 'article';
  /** What actors have in common, or the second mode. */
  readonly concepts: 'codes' | 'claims';
  /** Codes that say that an actor is against. */
  readonly against: ReadonlySet<string>;
  /** Of a two-mode network. */
  readonly qualifier: 'ignore' | 'subtract';
  readonly normalization: 'no' | 'average' | 'jaccard' | 'cosine' | 'activity' | 'prominence';
  readonly weighByCertainty: boolean;
  readonly duplicates: 'include' | 'document' | 'week' | 'month' | 'year' | 'acrossrange';
  readonly isolates: boolean;
  readonly window: WindowSize;
}

export type WindowSize = 'no' | 'day' | 'week' | 'month' | 'year';

const of = (settings: FormatSettings, ...networks: readonly NetworkOptions['network'][]) => networks.some((network) => network === settings.get('network'));
const hasConcepts = (settings: FormatSettings) => !of(settings, 'cooccurrence');
const isOneMode = (settings: FormatSettings) => !of(settings, 'twomode');
const isTwoMode = (settings: FormatSettings) => of(settings, 'twomode');

export const NETWORK_OPTIONS: readonly FormatOption[] = [
  {
    id: 'network',
    label: 'Which network?',
    values: [
      { id: 'cooccurrence', label: 'Co-occurrence', description: 'actors tied by the passages that name both' },
      { id: 'congruence', label: 'Agreement (congruence)', description: 'actors tied by the concepts on which they take the same side' },
      { id: 'conflict', label: 'Conflict', description: 'actors tied by the concepts on which they take opposite sides' },
      { id: 'subtract', label: 'Agreement less conflict', description: 'congruence minus conflict; weights may be negative' },
      { id: 'shared', label: 'Shared concepts', description: 'actors tied by the concepts they speak of, whatever they say' },
      { id: 'twomode', label: 'Actors and concepts (two-mode)', description: 'actors tied to the codes or claims they speak of' },
    ],
  },
  {
    id: 'unit',
    label: 'What makes two actors occur together?',
    values: [
      { id: 'paragraph', label: 'The same paragraph' },
      { id: 'sentence', label: 'The same sentence' },
      { id: 'article', label: 'The same article' },
    ],
    matters: (settings) => of(settings, 'cooccurrence'),
  },
  {
    id: 'concepts',
    label: 'What are the concepts?',
    values: [
      { id: 'codes', label: 'Codes', description: 'the tags of an actor, and of the claims of which it is the source' },
      { id: 'claims', label: 'Claims', description: 'claims linked by “supports” or “contradicts” are one' },
    ],
    matters: hasConcepts,
  },
  {
    id: 'against',
    label: 'Which codes say that the actor is against? (commas between)',
    values: [],
    text: 'against, contra, disagree, disagrees, disagreement, opposes, rejects',
    matters: (settings) => hasConcepts(settings) && settings.get('concepts') === 'codes',
  },
  {
    id: 'qualifier',
    label: 'What counts?',
    values: [
      { id: 'ignore', label: 'Every statement', description: 'for and against alike' },
      { id: 'subtract', label: 'Statements for, less those against', description: 'weights may be negative' },
    ],
    matters: isTwoMode,
  },
  {
    id: 'normalization',
    label: 'How are the weights normalised?',
    values: [
      { id: 'no', label: 'Not at all', description: 'counts' },
      { id: 'average', label: 'Average activity', description: 'by the mean number of statements of the two actors', matters: isOneMode },
      { id: 'jaccard', label: 'Jaccard', description: 'what two actors share, of all that either has', matters: isOneMode },
      { id: 'cosine', label: 'Cosine', description: 'by the lengths of the two actors’ vectors of counts', matters: isOneMode },
      { id: 'activity', label: 'Activity', description: 'by the number of statements of the actor', matters: isTwoMode },
      { id: 'prominence', label: 'Prominence', description: 'by the number of statements on the concept', matters: isTwoMode },
    ],
  },
  {
    id: 'certainty',
    label: 'How much does a hedged claim count?',
    values: [
      { id: 'ignore', label: 'As much as any', description: 'every statement is 1' },
      { id: 'weight', label: 'As much as it is certain', description: '0 denied or wholly open … 1 asserted as fact' },
    ],
    matters: hasConcepts,
  },
  {
    id: 'duplicates',
    label: 'How often does a statement count that an actor repeats?',
    values: [
      { id: 'include', label: 'Every time' },
      { id: 'document', label: 'Once in an article' },
      { id: 'week', label: 'Once in a calendar week' },
      { id: 'month', label: 'Once in a month' },
      { id: 'year', label: 'Once in a year' },
      { id: 'acrossrange', label: 'Once in all' },
    ],
    matters: hasConcepts,
  },
  { id: 'isolates', label: 'Nodes without a tie?', values: yesOrNo('Leave them out', 'Keep them') },
  {
    id: 'window',
    label: 'Windows of time, by the dates of the articles?',
    values: [
      { id: 'no', label: 'One network of all time' },
      { id: 'day', label: 'A network for each day' },
      { id: 'week', label: 'A network for each week', description: 'from Monday to Sunday' },
      { id: 'month', label: 'A network for each month' },
      { id: 'year', label: 'A network for each year' },
    ],
  },
];

/** @throws OptionError */
export function networkOptions(given: FormatSettings = new Map()): NetworkOptions {
  const settings = resolveSettings(NETWORK_OPTIONS, given);
  // resolved settings hold the ids of the values above, which are those of the types
  const value = <K extends keyof NetworkOptions>(id: K) => settings.get(id) as NetworkOptions[K];
  return {
    network: value('network'),
    unit: value('unit'),
    concepts: value('concepts'),
    against: new Set((settings.get('against') ?? '').split(',').map((code) => code.trim()).filter((code) => code !== '')),
    qualifier: value('qualifier'),
    normalization: value('normalization'),
    weighByCertainty: settings.get('certainty') === 'weight',
    duplicates: value('duplicates'),
    isolates: settings.get('isolates') === 'yes',
    window: value('window'),
  };
}
