// The part of @vscode/spdlog that VS Code's server uses, writing log files without a native module.
const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = LEVELS.indexOf('info');
    this.bare = false;
  }
  write(name, message) {
    const level = LEVELS.indexOf(name);
    if (level < this.level || this.file === undefined) return;
    const time = new Date().toISOString().slice(0, -1).replace('T', ' ');
    try {
      fs.appendFileSync(this.file, this.bare ? message : `${time} [${name}] ${message}\n`);
    } catch {
      // The data folder is gone because VS Code is being stopped.
    }
  }
  trace(message) { this.write('trace', message); }
  debug(message) { this.write('debug', message); }
  info(message) { this.write('info', message); }
  warn(message) { this.write('warning', message); }
  error(message) { this.write('error', message); }
  critical(message) { this.write('critical', message); }
  setLevel(level) { this.level = level; }
  getLevel() { return this.level; }
  setPattern() {}
  clearFormatters() { this.bare = true; }
  flush() {}
  drop() { this.file = undefined; }
}

const createLogger = (_name, file) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return Promise.resolve(new Logger(file));
};

// One by one, because the server imports them by name and Node finds the names of a CommonJS file by reading it.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
