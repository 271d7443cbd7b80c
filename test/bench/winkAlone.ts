import winkNLP, { type ItsFunction } from 'wink-nlp';
import model from 'wink-eng-lite-web-model';

/** wink-nlp over lines of text, as the articles hold them. */
export function winkAlone(): (text: string) => void {
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const { pos } = nlp.its as unknown as { readonly pos: ItsFunction<string> };
  return (text) => text.split('\n').forEach((line) => void (line && nlp.readDoc(line).tokens().out(pos)));
}
