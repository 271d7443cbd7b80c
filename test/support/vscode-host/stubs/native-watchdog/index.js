// The extension host polls its parent's process id itself, so nothing has to be watched here.
exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);
