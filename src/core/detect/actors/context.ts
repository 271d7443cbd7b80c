import { saidBefore, saidBehind } from './apposition';
import type { Segment } from './segment';
import { Bit } from './vocabulary';
import { Look, Setting, Shape, type Word } from './words';

/** How strongly the words around a name speak for each reading. */
export interface Evidence {
  readonly person: number;
  readonly organization: number;
  readonly place: number;
  readonly armed: number;
}

const COMPANY_VERBS = new Set(['reported', 'reports', 'announced', 'announces', 'agreed', 'expects', 'expected', 'proposed', 'signed', 'rejected', 'welcomed', 'denied', 'demanded']);
/** "The … regime", "regime of …": a person's. */
const RULE = new Set(['regime', 'administration', 'presidency', 'family', 'government', 'era', 'brothers', 'cabinet', 'camp', 'campaign', 'himself', 'herself']);
const OF_PERSON = new Set(['regime', 'government', 'rule', 'presidency', 'death', 'arrest', 'wife', 'son', 'daughter', 'brother', 'life', 'trial', 'murder', 'killing', 'assassination', 'ouster', 'resignation', 'supporters', 'followers', 'portrait', 'father', 'mother', 'widow']);
/** "Subsidiary of", "stake in", "works for": an organisation's. */
const OF_ORGANIZATION: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['of', new Set(['chairman', 'chairwoman', 'ceo', 'founder', 'owner', 'owners', 'editor', 'director', 'directors', 'executive', 'head', 'employees', 'members', 'subsidiary', 'unit', 'affiliate', 'shares', 'shareholders', 'takeover', 'acquisition', 'parent', 'customers', 'percent', 'privatisation', 'privatization', 'headquarters', 'purchase'])],
  ['in', new Set(['stake', 'stakes', 'shares', 'stock', 'shareholding', 'investment', 'shareholder', 'investor'])],
  ['for', new Set(['works', 'worked', 'work', 'working', 'plays', 'played', 'spokesman', 'spokeswoman', 'lawyer', 'bid', 'analyst'])],
  ['with', new Set(['merger', 'merge', 'analyst', 'economist'])],
  ['at', new Set(['analyst', 'analysts', 'economist', 'strategist', 'trader', 'dealer', 'professor', 'researcher', 'manager', 'job', 'executives', 'officials'])],
]);
/** "A threat to Moscow": to the government. */
const TO_STATE = new Set(['threat', 'aid', 'message', 'letter', 'warning', 'loan', 'loans', 'support', 'challenge', 'blow', 'appeal', 'ultimatum', 'response', 'loyal', 'sold', 'supplies', 'weapons', 'arms', 'concessions', 'assistance', 'pressure', 'according', 'ties', 'hostile', 'links', 'friendly']);
const DIRECTIONS = new Set(['out', 'north', 'south', 'east', 'west', 'northeast', 'northwest', 'southeast', 'southwest', 'km', 'kilometers', 'kilometres', 'miles', 'outside', 'north-east', 'north-west', 'south-east', 'south-west', 'capital', 'outskirts', 'people', 'residents', 'streets', 'suburb', 'mayor', 'gates', 'siege', 'battle']);
const AGE = /^(?:1[5-9]|[2-9]\d)$/;
const CITY_LIFE = new Set([
  'mayor', 'streets', 'street', 'residents', 'airport', 'suburbs', 'metro', 'subway', 'outskirts', 'skyline', 'stock', 'district', 'districts', 'central', 'main', 'biggest', 'largest',
  'olympic', 'cathedral', 'university', 'museum', 'hotel', 'hotels', 'population', 'city', 'downtown', 'old', 'stadium', 'bourse', 'market', 'weather', 'restaurants', 'clubs', 'court', 'police',
]);
const PHYSICAL = /^(?:visit|leave|reach|enter|seize|capture|bomb|shell|storm|bombard|surround|approach|tour|flee|liberate|occupy|besiege|hit|rock|flood|overlook|encircle|retake|take|overrun|hold|held|control|defend|see|love|call|name)/;
/** "Shuttled between London and Paris": the towns. */
const TRAVEL = /^(?:shuttl|fl[iey]|flew|travel|commut|road|rail|train|flight|route|distance|line|bridge|motorway|highway|ferr)/;
const DETERMINERS = new Set(['the', 'a', 'an', 'this', 'these', 'those', 'his', 'her', 'their', 'its', 'our', 'my', 'your', 'no', 'each', 'every']);

export function isDetermined(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return before !== undefined && words[at]?.gap === ' ' && DETERMINERS.has(before.key);
}

/** c Cork b Croft: how a batsman was out. */
const BATSMAN = new Set(['c', 'b', 'lbw']);
const LAST_DIGIT = '9'.charCodeAt(0);
/** "Sanchez 27th": when somebody scored. */
const MINUTE = /^\d{1,2}(?:st|nd|rd|th)$/;
const KIN = new Set([
  'wife', 'husband', 'son', 'daughter', 'brother', 'sister', 'mother', 'father', 'widow', 'parents', 'family', 'lawyer', 'lawyers', 'girlfriend', 'boyfriend', 'death', 'life', 'career', 'body', 'arrest', 'funeral', 'birthday', 'uncle', 'nephew', 'cousin', 'grandson', 'grandfather',
  'campaign', 'childhood', 'office', 'opponent', 'presidency', 'rival', 'running', 'spokesman', 'spokeswoman', 'daughters', 'sons', 'widower', 'trial', 'murder', 'aide', 'aides', 'hands', 'voice', 'face', 'memoirs', 'coffin', 'resignation', 'health',
]);
const OWN = new Set(['his', 'her', 'he', 'she', 'himself', 'herself', 'its', 'itself']);
/** How many words behind a name a pronoun of its own may stand. */
const PRONOUN_REACH = 7;

/** "the X tin mine". */
const SITES = new Set(['dam', 'field', 'mine', 'mines', 'quarry', 'refinery']);
/** "in neighbouring X". */
const NEARBY = new Set(['adjacent', 'adjoining', 'central', 'coastal', 'eastern', 'nearby', 'neighboring', 'neighbouring', 'northern', 'rural', 'southern', 'western']);
const BESIDE_PERSON = new Set(['against', 'and', 'between', 'by', 'for', 'from', 'like', 'than', 'to', 'under', 'versus', 'with']);

/** Trump, Brown, Gore: a plain word that is a surname, its capital inside a sentence. */
function isBareSurname({ bits, initial, setting, shape, key }: Word): boolean {
  if ((bits & (Bit.ThingNoun | Bit.OrgHead | Bit.PlaceNoun | Bit.Title | Bit.Calendar | Bit.Sport)) !== 0) return false;
  return (bits & (Bit.Common | Bit.Family)) === (Bit.Common | Bit.Family) && !initial && setting === Setting.Normal && shape === Shape.Title && !/^(?:north|south|east|west)$/.test(key);
}

/** "Dutroux's second wife": the possessor is a person. */
function isKin(words: readonly Word[], at: number): boolean {
  return KIN.has(words[at]?.key ?? '') || (words[at]?.gap === ' ' && words[at]?.capital === false && words[at + 1]?.gap === ' ' && KIN.has(words[at + 1]?.key ?? ''));
}

/** The first pronoun behind the name in its sentence, before another name. */
function pronounAfter(words: readonly Word[], to: number): string | undefined {
  for (let at = to; at < to + PRONOUN_REACH; at++) {
    const word = words[at];
    if (!word || word.opens || word.capital) return undefined;
    if (OWN.has(word.key)) return word.key;
  }
  return undefined;
}

/** What stands around the single name [from, to). */
export function evidenceOf(words: readonly Word[], { from, to }: Segment): Evidence {
  let person = 0;
  let organization = 0;
  let place = 0;
  let armed = 0;
  const word = words[from];
  const before = words[from]?.gap === ' ' ? words[from - 1] : undefined;
  const next = words[to];
  const possessive = words[to - 1]?.possessive === true;
  const after = next?.gap === ' ' && !possessive ? next : undefined;
  if (word) {
    const single = to === from + 1;
    if (single && word.shape === Shape.Caps && word.setting !== Setting.AllCaps) organization += 1;
    else if (single && (word.looks & Look.Organization) !== 0) organization += 1;
    if ((word.bits & Bit.Given) !== 0) person += 1.5;
    else if ((word.bits & Bit.Family) !== 0) person += 1;
    else if ((word.looks & Look.Surname) !== 0) person += 0.7;
  }
  if (before && (!before.capital || (before.initial && (before.bits & Bit.Common) !== 0))) {
    const staff = before.key === 'at' && ((words[from - 2]?.bits ?? 0) & (Bit.Title | Bit.Group)) !== 0;
    if (staff) organization += 2.5;
    else if (OF_ORGANIZATION.get(before.key)?.has(words[from - 2]?.key ?? '')) organization += 1.5;
    else if ((before.bits & Bit.Locative) !== 0) place += before.key === 'to' || before.key === 'from' || before.key === 'over' || before.key === 'above' || before.key.length > 7 || before.pos === 'VERB' ? 0.8 : 1.6;
    if ((before.bits & Bit.Title) !== 0) person += 2;
    if ((before.bits & Bit.OrgApposition) !== 0 || before.key === 'listed') organization += 2;
    if ((before.bits & Bit.PlaceApposition) !== 0) place += 2;
    if (before.key === 'of' && DIRECTIONS.has(words[from - 2]?.key ?? '')) place += 2;
    if (before.key === 'of' && ((words[from - 2]?.bits ?? 0) & (Bit.PlaceApposition | Bit.PlaceNoun)) !== 0) place += 2;
    if (before.key === 'of' && OF_PERSON.has(words[from - 2]?.key ?? '')) person += 1;
    if (words[from - 1]?.shape === Shape.Lower && BATSMAN.has(before.key)) person += 2;
    if (before.key === 'the' && !(after && RULE.has(after.key))) {
      organization += 1;
      person -= 1;
    }
  }
  if (before && NEARBY.has(before.key) && ((words[from - 2]?.bits ?? 0) & Bit.Locative) !== 0) place += 1.6;
  const said = saidBehind(words, to) ?? saidBefore(words, from);
  if (said === 'armed') armed += 3;
  else if (said === 'organization') organization += 2;
  else if (said === 'place') place += 2;
  if (after && !after.capital) {
    if ((after.bits & Bit.Speech) !== 0) person += COMPANY_VERBS.has(after.key) ? 0.5 : 1.2;
    if ((after.bits & Bit.OrgFollower) !== 0) organization += 1.5;
    if ((after.bits & (Bit.PlaceNoun | Bit.PlaceApposition)) !== 0 && (after.bits & Bit.OrgFollower) === 0) place += 2;
    if (words[to + 1]?.gap === ' ' && SITES.has(words[to + 1]?.key ?? '')) place += 2;
    if ((after.bits & Bit.ArmedFollower) !== 0) armed += 1.5;
    if (RULE.has(after.key)) person += 1.5;
    if (after.key === 'who' || after.key === 'whose') person += 1.5;
  }
  if (possessive && next && (next.bits & Bit.OrgFollower) !== 0) organization += 1.2;
  if (word?.gap === ' ' && isBareSurname(word)) {
    // aides to Trump, with Brown, Bush's plan: a capital inside a sentence is no accident
    if (possessive || after?.pos === 'VERB' || after?.pos === 'AUX') person += 0.6;
    if (before && BESIDE_PERSON.has(before.key) && words[from - 2]?.capital !== true) person += 0.6; // not "Partnership for Peace"
  }
  if (possessive && isKin(words, to)) person += 2;
  if (next?.gap === ' ' && next.key.charCodeAt(0) <= LAST_DIGIT && MINUTE.test(next.key)) person += 2;
  const pronoun = pronounAfter(words, to);
  if (pronoun === 'its' || pronoun === 'itself') organization += 0.7;
  else if (pronoun !== undefined) person += 0.7;
  if (next?.gap === ',') {
    if (AGE.test(next.key)) person += 2;
    if (next.key === 'who' || next.key === 'whose') person += 2;
    if (next.key === 'where') place += 1.5;
    if (next.capital && before && (before.bits & Bit.Locative) !== 0) place += 1;
  }
  return { person, organization, place, armed };
}

/** Whether a capital stands for its government here ("Moscow vowed", "with Kabul"), not for the city. */
export function actsAsState(words: readonly Word[], { from, to }: Segment): boolean {
  const before = words[from]?.gap === ' ' ? words[from - 1] : undefined;
  const next = words[to];
  const last = words[to - 1];
  if (next?.gap === ',' && next.capital) return false;
  if (words[from]?.gap === '(' || next?.gap === '(') return false;
  if (before?.key === 'to' && TO_STATE.has(words[from - 2]?.key ?? '')) return true;
  if (before && (before.bits & Bit.Locative) !== 0) {
    const seat = words[from - 2];
    return before.key === 'in' && seat !== undefined && (seat.bits & Bit.Government) !== 0 && !/^(?:countries|states?|side|republics?)$/.test(seat.key);
  }
  if (before?.key === 'official') return true;
  if (before?.key === 'of' && !/^(?:governments?|authorities|regime)$/.test(words[from - 2]?.key ?? '')) return false;
  if (next?.gap === '-' && /^(?:led|backed|controlled|sponsored|supported|funded|brokered|appointed|installed)$/.test(next.key)) return true;
  if (last?.possessive) return next !== undefined && !next.capital && !CITY_LIFE.has(next.key) && before?.key !== 'of';
  if (next?.gap === ' ' && !next.capital && (next.bits & (Bit.Speech | Bit.Action)) !== 0 && (next.pos === 'VERB' || next.pos === 'AUX' || (next.bits & Bit.Speech) !== 0)) return !coordinatedPlace(words, from);
  if (next?.gap === ' ' && (next.pos === 'ADV' || next.key.endsWith("ly")) && ((words[to + 1]?.bits ?? 0) & (Bit.Speech | Bit.Action)) !== 0) return true;
  const partner = next?.key === 'and' && next.gap === ' ' ? words[to + 1] : undefined;
  const verb = words[to + 2];
  if (partner?.capital && verb?.gap === ' ' && (verb.bits & (Bit.Speech | Bit.Action)) !== 0) return true;
  if (!before) return false;
  if (before.key === 'between' && TRAVEL.test(words[from - 2]?.key ?? '')) return false;
  if (before.key === 'with' || before.key === 'between' || before.key === 'against' || before.key === 'by') return !(next?.gap === ' ' && next.capital);
  if ((before.pos === 'VERB' || ((before.bits & (Bit.Action | Bit.Function)) === Bit.Action && before.pos !== 'AUX')) && !before.capital && !PHYSICAL.test(before.key) && (before.bits & (Bit.Result | Bit.Locative)) === 0) return !next?.capital;
  return false;
}

/** "in Moscow and Kabul": the second inherits the place of the first. */
function coordinatedPlace(words: readonly Word[], from: number): boolean {
  return words[from - 1]?.key === 'and' && ((words[from - 3]?.bits ?? 0) & Bit.Locative) !== 0;
}
