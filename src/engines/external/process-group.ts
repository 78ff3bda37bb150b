/** Process groups that we started: none of them may outlive us, however we end. */
import type { ChildProcess } from "node:child_process";

const alive = new Set<ChildProcess>();
let listening = false;

/** Remembers a child that was started with `detached`, that is as leader of a group of its own. */
export function guard(child: ChildProcess): void {
  if (!listening) process.on("exit", () => alive.forEach(killGroup));
  listening = true;
  alive.add(child);
}

/** Ends the child and whatever it started, at once. Does nothing the second time. */
export function killGroup(child: ChildProcess): void {
  if (!alive.delete(child) || child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // the whole group is gone already
  }
}
