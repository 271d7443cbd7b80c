import type { Cue, QuotedSpan, Reason } from '../../model';
import type { ClaimMark, Mark } from '../model';
import { wordsInDetail } from './detailParts';
import { FORM_WORD, type Forms } from './forms';
import type { Holds, PlainObject } from './plainObject';
import { createSequences } from './sequences';
import type { FieldWriter } from './valueCode';

/** What is known of a shown mark, when it is read, from the parts that questions about the folder are answered from: it is not written twice. */
export const enum Given { Nothing, Actor, TypedActor, Figure, Claim }
const NONE: ReadonlySet<string> = new Set();
/** The keys that are known. */
export const GIVEN_KEYS: Readonly<Record<Given, ReadonlySet<string>>> = {
  [Given.Nothing]: NONE,
  [Given.Actor]: new Set(['start', 'end', 'entity']),
  [Given.TypedActor]: new Set(['start', 'end', 'entity', 'type']),
  [Given.Figure]: new Set(['start', 'end', 'type', 'value']),
  [Given.Claim]: new Set(['start', 'end']),
};

/** Writes a suggestion of a detector. @returns false for any other mark, of which nothing is written. */
export type SuggestionWriter = (mark: Mark, given: Given) => boolean;

const UNUSUAL = 0;
/** Begins the ways to the forms of cues in a list, as what is given begins those of marks. */
const CUE_IN_LIST = 9;
/** How a detail is written. */
const enum Detail { Absent, Word, Part, Whole }

/**
 * Writes suggestions as the value code does, to the byte, in a fraction of the time: nearly all marks are such. A few numbers decide the form of
 * one (its rule, its cues, whether it has a source), so its keys are not looked at one by one; the value code's forms are asked where these
 * numbers come up together for the first time.
 */
export function createSuggestionCode(forms: Forms): (fields: FieldWriter, holds: Holds) => SuggestionWriter {
  /** The forms plus one by the numbers that decide them; `UNUSUAL`: the value code writes other fields or in another order. */
  const ways = createSequences();
  const wordNumber = createNumbers<string>();
  /** Of words by their numbers, whether they stand in the form. */
  const inForm: boolean[] = [];
  /** What stands before the words that a detail quotes. */
  const leadNumber = createNumbers<string>();
  const strengthNumber = createNumbers<number>();

  /** @param usual what the form has to say is written. */
  const newForm = (opened: number, usual: string, form: number): number => {
    const plusOne = writtenOf(forms, form) === usual ? form + 1 : UNUSUAL;
    ways.setValue(opened, plusOne);
    return plusOne;
  };
  const addCue = ({ category, strength }: Cue): void => {
    ways.add(wordNumber(category));
    ways.add(strengthNumber(strength));
  };
  const addClaim = ({ hedged, cues, source }: ClaimMark): void => {
    ways.add(Number(hedged));
    ways.add(Math.min(cues.length, 2));
    if (cues.length === 1) for (const cue of cues) addCue(cue);
    ways.add(source ? (source.entity === undefined ? 1 : 2) : 0);
  };
  /** The form plus one of a cue in a list. */
  const formOfCue = (cue: Cue, mark: Mark, holds: Holds): number => {
    const opened = ways.open();
    ways.add(CUE_IN_LIST);
    addCue(cue);
    const known = ways.value(opened);
    const form = known < 0 ? newForm(opened, SPAN, forms.numberOf(cue as unknown as PlainObject, holds, mark)) : known;
    ways.close(opened);
    return form;
  };

  return (fields, holds) => {
    const formsOfCues: number[] = [];

    return (mark, given) => {
      if (given === Given.Nothing || !isPlain(mark) || !isHeld(mark, holds)) return false;
      const { quote, reason = NO_REASON } = mark;
      const { cues, source } = mark.kind === 'claim' ? mark : NO_CLAIM;
      const rule = wordNumber(reason.rule);
      const ruleInForm = (inForm[rule] ??= FORM_WORD.test(reason.rule));
      const { detail = '' } = reason;
      const wordsAt = wordsInDetail(detail);
      const words = wordsAt === 0 ? '' : detail.slice(wordsAt, -1);
      const how = reason.detail === undefined ? Detail.Absent : wordsAt === 0 || !quote.includes(words) ? Detail.Word : quote === words ? Detail.Whole : Detail.Part;
      const opened = ways.open();
      ways.add(given);
      if (mark.kind === 'claim') addClaim(mark);
      else if (given === Given.Actor && mark.kind === 'actor') ways.add(wordNumber(mark.type));
      ways.add(ruleInForm ? rule : 0);
      ways.add(how);
      if (how >= Detail.Part) {
        ways.add(leadNumber(detail.slice(0, wordsAt)));
        ways.add(detail.charCodeAt(detail.length - 1));
      }
      const known = ways.value(opened);
      const form = known < 0 ? newForm(opened, usualOf(mark, !ruleInForm, how), forms.numberOf(mark as unknown as PlainObject, holds, undefined, GIVEN_KEYS[given])) : known;
      ways.close(opened);
      if (form === UNUSUAL) return false;
      if (cues.length > 1) {
        for (let at = 0; at < cues.length; at++) {
          const cue = cues[at];
          const ofCue = cue ? formOfCue(cue, mark, holds) : UNUSUAL;
          if (ofCue === UNUSUAL) return false;
          formsOfCues[at] = ofCue - 1;
        }
      }

      fields.given(form - 1, mark.start);
      if (cues.length > 1) fields.list(cues.length);
      for (const [at, cue] of cues.entries()) {
        if (cues.length > 1) fields.item(formsOfCues[at] ?? 0);
        fields.span(cue);
      }
      if (source) fields.span(source);
      if (source?.entity !== undefined) fields.word(source.entity);
      if (!ruleInForm) fields.word(reason.rule);
      if (how === Detail.Word) fields.word(detail);
      else if (how === Detail.Part) fields.part(quote.indexOf(words), words.length);
      return true;
    };
  };
}

const SPAN = 'sstart eend';
const NO_CLAIM = { cues: [], source: undefined } as const;
const NO_REASON: Reason = { rule: '' };

/** Whether it has nothing but what a detector says. */
function isPlain({ state, segments, annotation, reason, note, tags, links, replies }: Mark): boolean {
  return state === 'suggested' && annotation === undefined && segments === undefined && reason !== undefined && note === undefined && tags.length + links.length + replies.length === 0;
}

/** Whether the text that is kept holds its words, each where it says. A mark's own are kept, with all that stands between them. */
function isHeld(mark: Mark, holds: Holds): boolean {
  if (!isQuoted(mark)) return false;
  if (mark.kind !== 'claim') return true;
  const isWithin = (span: QuotedSpan): boolean => (span.start >= mark.start && span.end <= mark.end ? isQuoted(span) : holds(span, span.quote));
  return (!mark.source || isWithin(mark.source)) && mark.cues.every(isWithin);
}

/** The words of a suggestion are those of the text, as `QuotedSpan` says: they are not held against it again. */
function isQuoted({ start, end, quote }: QuotedSpan): boolean {
  return quote.length === end - start;
}

/** The fields that something is written of, in their order. */
function writtenOf(forms: Forms, form: number): string {
  return forms.written(form).flatMap(({ sign, key, fixed }) => (sign === 'q' ? [] : sign === 'o' || sign === 'l' ? `${sign}${key}(${writtenOf(forms, Number(fixed))})` : sign + key)).join(' ');
}

/** What is written of a mark here: the fields that `writtenOf` has to give. */
function usualOf(mark: Mark, withRule: boolean, detail: Detail): string {
  const { cues, source } = mark.kind === 'claim' ? mark : NO_CLAIM;
  const ofCues = cues.length === 0 ? '' : cues.length === 1 ? ` lcues(${SPAN})` : ' vcues';
  const ofSource = source ? ` osource(${SPAN}${source.entity === undefined ? '' : ' ventity'})` : '';
  const ofReason = [...(withRule ? ['vrule'] : []), ...(detail === Detail.Word ? ['vdetail'] : detail === Detail.Part ? ['pdetail'] : [])];
  return `hstart${ofCues}${ofSource} oreason(${ofReason.join(' ')})`;
}

/** Numbers from 1 on for whatever comes up. */
function createNumbers<K>(): (key: K) => number {
  const numbers = new Map<K, number>();
  return (key) => {
    const known = numbers.get(key);
    if (known === undefined) numbers.set(key, numbers.size + 1);
    return known ?? numbers.size;
  };
}
