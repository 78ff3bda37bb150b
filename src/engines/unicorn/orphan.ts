/** A child in an endless loop of the guest never sees its channel close: on Linux the kernel ends it with its parent. */
import koffi from "koffi";

const PR_SET_PDEATHSIG = 1;
const SIGKILL = 9;

/** From here on this process does not outlive the one that started it. Elsewhere than on Linux only while it is idle. */
export function dieWithParent(): void {
  process.on("disconnect", () => process.exit(0));
  if (process.platform === "linux") {
    const prctl = koffi.load(null).func("prctl", "int", ["int", "ulong", "ulong", "ulong", "ulong"]);
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  }
  // the parent may have ended before the wish was expressed
  if (!process.connected) process.exit(0);
}
