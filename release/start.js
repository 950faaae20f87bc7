#!/usr/bin/env node
// Starts the program of this machine, which lies in a package of its own.
"use strict";
const { spawn } = require("node:child_process");

const name = `jixiao-${process.platform}-${process.arch}`;
const file = process.platform === "win32" ? "jixiao.exe" : "jixiao";

function program() {
  try {
    return require.resolve(`${name}/bin/${file}`);
  } catch {
    console.error(`错误: 没有 ${name}:本机没有这样的程序,或安装时省略了可选依赖(npm install --include=optional)`);
    console.error(`error: ${name} is not here: there is none for this machine, or optional packages were left out`);
    process.exit(2);
  }
}

const child = spawn(program(), process.argv.slice(2), { stdio: "inherit" });
// A terminal interrupts both; who ends this one means that one.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(String(error));
  process.exitCode = 2;
});
child.on("exit", (code, signal) => {
  if (signal === null) {
    process.exitCode = code;
    return;
  }
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
