// Takes the place of node:assert/strict in the web worker host.
import assert from 'assert';

const { strict } = assert;
// eslint-disable-next-line no-restricted-syntax -- has to look like the module it stands in for
export default strict;
