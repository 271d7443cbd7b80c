/** Lexicons: YAML files of the source tree, turned into plain data when the bundle is built (esbuild.config.mjs). */
declare module '*.yaml' {
  const data: unknown;
  export default data;
}
