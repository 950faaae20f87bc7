// Scores and audits files through one process, one request a line: node worker.mjs JIXIAO FILE ...
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";

const [program, ...files] = process.argv.slice(2);
const worker = spawn(program, ["worker"], { stdio: ["pipe", "pipe", "inherit"] });
const lines = createInterface({ input: worker.stdout })[Symbol.asyncIterator]();
let count = 0;

async function ask(call, request) {
  const id = ++count;
  worker.stdin.write(JSON.stringify({ id, call, request }) + "\n");
  const answer = JSON.parse((await lines.next()).value);
  if (answer.id !== id) throw new Error(JSON.stringify(answer));
  return answer.answer;
}

for (const file of files) {
  const name = basename(file);
  const opened = await ask("open", { name, base64: readFileSync(file).toString("base64") });
  for (const { place, en } of opened.problems ?? []) console.log(`${place}: ${en}`);
  for (const { assessment } of opened.tables ?? []) {
    const form = await ask("form", { assessment });
    console.log(`${name}: ${form.card.total.score}, findings: ${form.findings.length}`);
  }
}
worker.stdin.end();
