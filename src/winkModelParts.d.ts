/** The parts of wink's English model, which come without types; wink-nlp alone looks into them. */
declare module 'wink-eng-lite-web-model/dist/*' {
  const part: unknown;
  export default part;
}
