/** The parts of wink-nlp and of its English model, which come without types; `core/detect/tagging/winkModel.ts` alone looks into them. */
declare module 'wink-eng-lite-web-model/dist/*' {
  const part: unknown;
  export default part;
}
declare module 'wink-nlp/src/*' {
  const part: unknown;
  export default part;
}
