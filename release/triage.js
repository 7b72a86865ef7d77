#!/usr/bin/env node
// Runs the program that the package for this platform brought. Nothing is downloaded: npm has installed it already.
"use strict";
const { spawn } = require("node:child_process");

const brought = `triage-kb-${process.platform}-${process.arch}`;
const program = process.platform === "win32" ? "triage.exe" : "triage";

function find() {
  try {
    return require.resolve(`${brought}/${program}`);
  } catch {
    console.error(`error: the package \`${brought}\` is not installed`);
    console.error("help: install again without `--omit=optional`; if there is no such package, see the README for other ways");
    process.exit(2);
  }
}

const child = spawn(find(), process.argv.slice(2), { stdio: "inherit" });
// A client of `triage mcp` ends this process, and means the program.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`error: cannot run \`${program}\`: ${error.message}`);
  process.exit(2);
});
child.on("exit", (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  } else {
    process.exit(code);
  }
});
