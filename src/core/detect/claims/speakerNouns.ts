import type { ActorType } from '../../model';
import { pluralOf } from './inflect';

/** Nouns for somebody who can speak, at the end of a noun phrase: persons by office, calling or kinship. */
const PERSONS =
  'expert official analyst minister president chief head general colonel ambassador diplomat candidate coach judge economist secretary spokesman spokeswoman spokesperson politician scientist boss captain officer ' +
  'executive governor mayor commissioner prosecutor owner author farmer leader lawyer attorney doctor professor researcher activist journalist manager player senator lawmaker teacher engineer director chairman chairwoman ' +
  'chairperson man woman girl boy child father mother wife husband widow son daughter brother sister neighbour neighbor resident king queen pope bishop priest singer actor actress writer striker defender goalkeeper ' +
  'midfielder soldier pilot driver adviser advisor aide envoy historian campaigner founder suspect defendant witness victim sheriff detective inspector superintendent commander veteran chancellor premier academic ' +
  'lecturer critic poet artist student sociologist physicist biologist';
/** Bodies that speak with one voice. */
const BODIES =
  'ministry government administration cabinet parliament court tribunal council committee commission board agency authority bureau department office embassy army navy police military force company firm bank group union ' +
  'party campaign movement opposition coalition association federation league club team university institute hospital church newspaper paper magazine broadcaster channel station regulator watchdog fund body';

/** Those that a state or an organisation can be called. */
const OF_STATES = 'government administration cabinet parliament army navy police military authority';
const HEAD = /[\p{L}-]+$/u;
const STATE_BODIES = new Set([...OF_STATES.split(' '), 'country', 'state', 'authorities', 'regime', 'kingdom', 'republic']);
const GROUPS = new Set(['group', 'movement', 'organisation', 'organization', 'militia', 'militants', 'rebels', 'fighters', 'force', 'faction']);
const ORGANIZATIONS = new Set(BODIES.split(' '));
const BUSINESSES = new Set(['bank', 'broadcaster', 'channel', 'club', 'company', 'firm', 'league', 'magazine', 'newspaper', 'paper', 'station', 'team']);
/** Bodies whose names say what they are: "the ministry" is a Ministry and "the government" no organisation of another name, while "the bank" may be Meridian Trust. */
const FORMAL = new Set(['administration', 'authorities', 'country', 'government', 'kingdom', 'regime', 'republic', 'state', 'bureau', 'cabinet', 'commission', 'committee', 'council', 'court', 'department', 'embassy', 'ministry', 'parliament', 'tribunal']);

const PERSON_HEAD = new RegExp(`(?:^|[\\s-])(?:${PERSONS.replaceAll(' ', '|')})$`, 'i');
const SPEAKERS = new Set(`${PERSONS} ${BODIES}`.split(' ').flatMap((noun) => [noun, noun.endsWith('man') ? noun.replace(/man$/, 'men') : pluralOf(noun)]));

/** Does the phrase end in a noun for a person ("the deputy prime minister")? */
export const namesPerson = (phrase: string): boolean => PERSON_HEAD.test(phrase);

/** What kinds of actors the head of a phrase takes up again ("the company"); undefined: it does not tell. */
export function typesNamed(phrase: string): readonly ActorType[] | undefined {
  const head = HEAD.exec(phrase)?.[0].toLowerCase() ?? '';
  if (STATE_BODIES.has(head)) return ['state', 'organization'];
  if (GROUPS.has(head)) return ['armed-group', 'organization'];
  return ORGANIZATIONS.has(head) ? ['organization'] : undefined;
}

/** Whether an organisation of this name can be what the phrase takes up again: "the ministry" is no Fund, and "the company" no Ministry. */
export function canBeNamed(phrase: string, name: string): boolean {
  const head = HEAD.exec(phrase)?.[0].toLowerCase() ?? '';
  const own = name.toLowerCase();
  if (FORMAL.has(head)) return own.includes(head);
  return !BUSINESSES.has(head) || !own.split(' ').some((word) => FORMAL.has(word));
}

/** Is the lower-case noun one for persons or a body that can speak? */
export const isSpeakerNoun = (noun: string): boolean => SPEAKERS.has(noun);
