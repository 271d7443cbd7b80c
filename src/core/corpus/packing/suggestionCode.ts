import type { Cue, Reason } from '../../model';
import type { Mark, TagMark } from '../model';
import { wordsInDetail } from './detailParts';
import { FORM_WORD, type Forms } from './forms';
import { createSteps } from './pairs';
import type { Holds, PlainObject } from './plainObject';
import type { FieldWriter } from './valueCode';

/**
 * Writes a suggestion of a detector.
 * @param given keys of the mark that are known when it is read.
 * @returns false for any other mark, of which nothing is written.
 */
export type SuggestionWriter = (mark: Mark, given: ReadonlySet<string>) => boolean;

const UNUSUAL = -1;
/** Begin the ways to the forms of marks. */
const enum Kind { TypedActor, Actor, Figure, HedgedClaim, Claim, CueInList }
/** How a detail is written. */
const enum Detail { Absent, Word, Part, Whole }

/**
 * Writes suggestions as the value code does, to the byte, in a fraction of the time: nearly all marks are such. A few numbers decide the form of
 * one (its rule, its cues, whether it has a source), so its keys are not looked at one by one; the value code's forms are asked where these
 * numbers come up together for the first time.
 */
export function createSuggestionCode(forms: Forms): (fields: FieldWriter, holds: Holds) => SuggestionWriter {
  /** The numbers that decide a form, one after the other, */
  const ways = createSteps();
  /** and by the last step of them the form, or `UNUSUAL` where the value code writes other fields or in another order. */
  const formAt: number[] = [];
  /** 0: a word that does not stand in the form, but is written. */
  const wordNumber = createNumbers<string>((word, next) => (FORM_WORD.test(word) ? next : 0));
  /** What stands before the words that a detail quotes. */
  const leadNumber = createNumbers<string>();
  const strengthNumber = createNumbers<number>();

  /** @param usual what the form has to say is written. */
  const newForm = (step: number, usual: string, form: number): number => (formAt[step] = writtenOf(forms, form) === usual ? form : UNUSUAL);

  const cueStep = (step: number, { category, strength }: Cue): number => ways.next(ways.next(step, wordNumber(category)), strengthNumber(strength));
  const stepOf = (mark: Exclude<Mark, TagMark>, given: ReadonlySet<string>): number => {
    if (mark.kind === 'figure') return ways.next(0, Kind.Figure);
    if (mark.kind === 'actor') return given.has('type') ? ways.next(0, Kind.TypedActor) : ways.next(ways.next(0, Kind.Actor), wordNumber(mark.type));
    const { hedged, cues, source } = mark;
    let step = ways.next(ways.next(0, hedged ? Kind.HedgedClaim : Kind.Claim), Math.min(cues.length, 2));
    if (cues.length === 1) for (const cue of cues) step = cueStep(step, cue);
    return ways.next(step, source ? (source.entity === undefined ? 1 : 2) : 0);
  };

  return (fields, holds) => {
    const formsOfCues: number[] = [];

    return (mark, given) => {
      if (mark.kind === 'tag' || !given.has('start') || !isPlain(mark) || !isHeld(mark, holds)) return false;
      const { quote, reason = NO_REASON } = mark;
      const { cues, source } = mark.kind === 'claim' ? mark : NO_CLAIM;
      const rule = wordNumber(reason.rule);
      const { detail = '' } = reason;
      const wordsAt = wordsInDetail(detail);
      const words = wordsAt === 0 ? '' : detail.slice(wordsAt, -1);
      const how = reason.detail === undefined ? Detail.Absent : wordsAt === 0 || !quote.includes(words) ? Detail.Word : quote === words ? Detail.Whole : Detail.Part;
      let step = ways.next(ways.next(stepOf(mark, given), rule), how);
      if (how >= Detail.Part) step = ways.next(ways.next(step, leadNumber(detail.slice(0, wordsAt))), detail.charCodeAt(detail.length - 1));
      const form = formAt[step] ?? newForm(step, usualOf(mark, rule === 0, how), forms.numberOf(mark as unknown as PlainObject, holds, undefined, given));
      if (form === UNUSUAL) return false;
      if (cues.length > 1) {
        for (const [at, cue] of cues.entries()) {
          const way = cueStep(ways.next(0, Kind.CueInList), cue);
          const ofCue = formAt[way] ?? newForm(way, SPAN, forms.numberOf(cue as unknown as PlainObject, holds, mark));
          if (ofCue === UNUSUAL) return false;
          formsOfCues[at] = ofCue;
        }
      }

      fields.given(form, mark.start);
      if (cues.length > 1) fields.list(cues.length);
      for (const [at, cue] of cues.entries()) {
        if (cues.length > 1) fields.item(formsOfCues[at] ?? 0);
        fields.span(cue);
      }
      if (source) fields.span(source);
      if (source?.entity !== undefined) fields.word(source.entity);
      if (rule === 0) fields.word(reason.rule);
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

/** Whether the text that is kept holds its words, each where it says. */
function isHeld(mark: Mark, holds: Holds): boolean {
  if (!holds(mark, mark.quote)) return false;
  return mark.kind !== 'claim' || ((!mark.source || holds(mark.source, mark.source.quote)) && mark.cues.every((cue) => holds(cue, cue.quote)));
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

/** Numbers from 1 on for whatever comes up. @param choose may give something another number than the next. */
function createNumbers<K>(choose: (key: K, next: number) => number = (_, next) => next): (key: K) => number {
  const numbers = new Map<K, number>();
  return (key) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = choose(key, numbers.size + 1);
    numbers.set(key, number);
    return number;
  };
}
