/** ADCX and ADOX: each has its own carry, and touches nothing else. */
import { expect, test } from "vitest";
import { CF, OF, STATUS } from "../flags.ts";
import { run } from "../testing/guest.ts";

const ONES = (1n << 64n) - 1n;

test.each<[string, string, number]>([
  ["adcx rax, rbx", "66480f38f6c3", CF],
  ["adox rax, rbx", "f3480f38f6c3", OF],
])("%s adds its flag and leaves the carry there", (_, hex, flag) => {
  for (const [rax, rbx, before, sum, after] of [
    [1n, 2n, 0, 3n, 0],
    [1n, 2n, flag, 4n, 0],
    [ONES, 0n, 0, ONES, 0],
    [ONES, 0n, flag, 0n, flag],
    [ONES, ONES, flag, ONES, flag],
  ] as const)
    for (const others of [0, STATUS & ~flag]) {
      const { get, state } = run(hex, { registers: { rax, rbx }, flags: before | others });
      expect([get("rax"), state.rflags & STATUS, state.undefinedFlags]).toEqual([sum, after | others, 0]);
    }
});

test("without REX.W 32 bits are added, 66 or not in front of ADOX", () => {
  const registers = { rax: 0xf_ffff_ffffn, rbx: 0xf_0000_0001n };
  for (const hex of ["f30f38f6c3", "66f30f38f6c3"]) {
    const { get, state } = run(hex, { registers });
    expect([get("rax"), state.rflags & STATUS]).toEqual([0n, OF]);
  }
});
