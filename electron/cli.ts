/* The command line: `npx concord <command>`. */
console.log('Usage: concord <command> [options]');
