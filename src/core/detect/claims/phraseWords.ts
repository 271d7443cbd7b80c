/** "in X's opinion" */
export const OPINION: ReadonlySet<string> = new Set(['opinion', 'view', 'opinions', 'views', 'estimation', 'mind', 'judgment', 'judgement']);
/** "in the words of X" */
export const WORDS: ReadonlySet<string> = new Set(['words', 'account', 'telling', 'reckoning', 'admission']);
/** What links a noun of saying or thinking to what it is about. */
export const TOPIC = /^(?:about|over|on|regarding|concerning|that)$/;
/** Words without which no phrase of accordingTo.ts can stand. */
export const ACCORDING: readonly string[] = ['according', ...OPINION, ...WORDS];
/** Done by being said: "I would like to thank", "we want to assure you". */
export const PERFORMATIVE =
  /^(?:thank|say|stress|emphasi[sz]e|note|add|point|remind|assure|congratulate|express|mention|reiterate|repeat|ask|welcome|apologi[sz]e|begin|start|commend|highlight|underline|underscore|tell)$/;
