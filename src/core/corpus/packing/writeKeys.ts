import { groupBy } from '../../groupBy';
import { ACTOR_TYPES, type LocalEntity, type Span } from '../../model';
import { stanceOf } from '../certainty';
import { figureKey } from '../compareFigures';
import type { ActorMark, ClaimMark, FigureMark } from '../model';
import { CERTAINTY_UNIT } from './articleKeys';
import type { ByteWriter } from './bytes';
import type { Symbols } from './symbols';

/** Writes the mentions of each entity, one entity after the other. @param actors in the order of the text. */
export function writeMentions(writer: ByteWriter, symbols: Symbols, entities: readonly LocalEntity[], actors: readonly ActorMark[]): void {
  const byEntity = groupBy(actors, (mark) => mark.entity);
  for (const { id } of entities) {
    const marks = byEntity.get(id) ?? [];
    writer.whole(marks.length);
    const [first] = marks;
    if (!first) continue;
    writer.whole(ACTOR_TYPES.indexOf(first.type));
    const forms = groupBy(marks, (mark) => mark.quote);
    writer.whole(forms.size);
    for (const [form, all] of forms) {
      writer.whole(symbols.number(form));
      writer.whole(all.length);
    }
    marks.forEach(spanWriter(writer));
  }
}

/** @param figures in the order of the text. */
export function writeFigureKeys(writer: ByteWriter, symbols: Symbols, figures: readonly FigureMark[]): void {
  const spans = spanWriter(writer);
  writer.whole(figures.length);
  for (const figure of figures) {
    spans(figure);
    writeOptional(writer, symbols, figureKey(figure));
  }
}

/** @param claims in the order of the text. */
export function writeClaimKeys(writer: ByteWriter, symbols: Symbols, claims: readonly ClaimMark[]): void {
  const spans = spanWriter(writer);
  writer.whole(claims.length);
  for (const claim of claims) {
    spans(claim);
    writeOptional(writer, symbols, claim.source?.entity);
    const { certainty, negated } = stanceOf(claim);
    writer.whole(2 * Math.max(0, Math.round(certainty * CERTAINTY_UNIT)) + Number(negated));
  }
}

/** Writes spans one after the other, each start as the distance from the last. */
function spanWriter(writer: ByteWriter): (span: Span) => void {
  let last = 0;
  return ({ start, end }) => {
    writer.signed(start - last);
    writer.whole(end - start);
    last = start;
  };
}

function writeOptional(writer: ByteWriter, symbols: Symbols, text: string | undefined): void {
  writer.whole(text === undefined ? 0 : symbols.number(text) + 1);
}
