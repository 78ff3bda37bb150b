/** ADX: two additions side by side, each with a carry flag of its own. */
import { fitsUnsigned, truncate } from "../bits.ts";
import { CF, OF } from "../flags.ts";
import { read, write } from "../operands.ts";
import { readFlag, writeFlags } from "../state.ts";
import { type Execute, rows } from "../table.ts";
import { when } from "./result.ts";

/** The sum of both operands and the flag. The flag: the unsigned sum did not fit. No other flag is touched. */
const addThrough =
  (flag: number): Execute =>
  (state, { width, operands }) => {
    const sum = read(state, operands[0]!) + read(state, operands[1]!) + (readFlag(state, flag) ? 1n : 0n);
    write(state, operands[0]!, truncate(width, sum));
    writeFlags(state, flag, when(!fitsUnsigned(width, sum), flag));
  };

export const adxRows = [
  ...rows(
    addThrough(CF),
    { feature: "adx", reads: "CF", writes: "CF", section: "SDM 2A ADCX" },
    "66 0F 38 F6 /r    ADCX Gy, Ey",
  ),
  ...rows(
    addThrough(OF),
    { feature: "adx", reads: "OF", writes: "OF", section: "SDM 2A ADOX" },
    "F3 0F 38 F6 /r    ADOX Gy, Ey",
  ),
];
