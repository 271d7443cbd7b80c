import tseslint from 'typescript-eslint';

const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const noBarrel = { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that defines it.' };

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'test/support/vscode-host/node_modules/', '.vscode-dev/'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      // objects are made by factories of closures: there is no `this` to lose
      '@typescript-eslint/unbound-method': 'off',
      'eqeqeq': 'error',
      'max-lines': ['error', 500],
      'no-console': 'error',
      'no-eval': 'error',
      'no-restricted-syntax': ['error', noDefaultExport, noBarrel],
      'prefer-const': 'error',
    },
  },
  {
    // The core is pure: three shells (editor, worker, command line) hand it what it needs.
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          { group: ['vscode', 'node:*', 'fs', 'path', 'os', 'crypto', 'child_process', 'worker_threads'], message: 'src/core is pure: take a port instead.' },
          { group: ['**/editor/**', '**/worker/**', '**/cli/**'], message: 'Data flows one way: the core does not know its shells.' },
        ],
      }],
      'no-restricted-globals': ['error', 'process', 'Buffer', '__dirname', 'require'],
    },
  },
  {
    files: ['src/worker/**/*.ts', 'src/cli/**/*.ts', 'src/webview/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [{ name: 'vscode', message: 'Only src/editor imports vscode.' }] }] },
  },
  { files: ['src/cli/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.mjs'], extends: [tseslint.configs.base], rules: { 'max-lines': ['error', 500], 'prefer-const': 'error', eqeqeq: 'error' } },
);
