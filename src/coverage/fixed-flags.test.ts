/** Which flag values are possible, held against what genuine cases show. */
import { expect, test } from "vitest";
import { flags, TABLE } from "../../oracle/index.ts";
import { OracleRunner } from "../engines/oracle.ts";
import { makeGenerator } from "../generate/case.ts";
import { buildPool } from "../generate/pool.ts";
import { possibleFlags } from "./fixed-flags.ts";
import { RunCoverage } from "./run-coverage.ts";

const CASES = 16_000;
/** Where constant flags are, and flags that are undefined now and then. Not BLSI: it is dear, and its SF needs the highest bit alone. */
const ONLY =
  "and,or,xor,test,clc,stc,cld,std,shl,shr,sar,shld,shrd,mul,imul,div,idiv,bt,bts,bsf,bsr,rol,rcr,andn,blsr,blsmsk,bextr,bzhi,popcnt,lzcnt,tzcnt,adcx,adox,pcmpestri,pcmpestrm64,pcmpistri,pcmpistrm";

/** By mnemonic: flags seen as 1 and as 0, in words. */
const told = (ones: number, zeros: number): string =>
  `1: ${flags.flagNames(ones).join(" ")}, 0: ${flags.flagNames(zeros).join(" ")}`;

test("the rows of a mnemonic show every flag value that they can have, and no other", async () => {
  const coverage = new RunCoverage(TABLE, ["oracle"]);
  const { draw } = makeGenerator(await buildPool({ seed: 1, only: ONLY.split(",") }));
  const [oracle, log, compared] = [new OracleRunner(), coverage.openLog(), coverage.compared[0]!];
  for (let n = 0; n < CASES; n++) {
    log.run(oracle, draw(n));
    log.count(n, true, compared);
  }
  const seen: Record<string, string> = {};
  const possible: Record<string, string> = {};
  for (const name of ONLY.toUpperCase().split(",")) {
    const numbers = [...coverage.rows.rows.keys()].filter((n) => coverage.rows.rows[n]!.mnemonic === name);
    const union = (masks: Int32Array): number => numbers.reduce((mask, n) => mask | masks[n]!, 0);
    seen[name] = told(union(compared.ones), union(compared.zeros));
    const { ones, zeros } = possibleFlags(coverage.rows.rows[numbers[0]!]!);
    possible[name] = told(ones, zeros);
  }
  expect(seen).toEqual(possible);
  expect(possible["CLC"]).toBe("1: , 0: CF");
});
