// Made at build time (esbuild.config.mjs): imports every test/host/**/*.test.ts but *.node.test.ts.
declare module 'host-suites' {
  export function loadSuites(): void;
}
