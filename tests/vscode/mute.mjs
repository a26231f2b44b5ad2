#!/usr/bin/env node
// A broken server: greets as the real one does, and answers nothing afterwards. SELARAS_TEST_BINARY is the real one.
// Tests that pass with it prove nothing.
import { spawn } from "node:child_process";

const real = spawn(process.env.SELARAS_TEST_BINARY, process.argv.slice(2), { stdio: ["pipe", "pipe", "inherit"] });
if (!process.argv.includes("server")) {
  real.stdout.pipe(process.stdout);
  real.on("exit", (code) => process.exit(code ?? 1));
} else {
  process.stdin.pipe(real.stdin);
  real.on("exit", (code) => process.exit(code ?? 1));
  let kept = Buffer.alloc(0);
  let greeted = false;
  real.stdout.on("data", (chunk) => {
    kept = Buffer.concat([kept, chunk]);
    for (;;) {
      const head = kept.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(kept.subarray(0, head).toString())[1]);
      if (kept.length < head + 4 + length) return;
      const message = JSON.parse(kept.subarray(head + 4, head + 4 + length).toString());
      kept = kept.subarray(head + 4 + length);
      if (["textDocument/publishDiagnostics", "$/progress"].includes(message.method)) continue;
      if (message.id !== undefined && message.method === undefined) {
        if (greeted) {
          delete message.error;
          message.result = null;
        }
        greeted = true;
      }
      const body = Buffer.from(JSON.stringify(message));
      process.stdout.write(`Content-Length: ${body.length}\r\n\r\n`);
      process.stdout.write(body);
    }
  });
}
