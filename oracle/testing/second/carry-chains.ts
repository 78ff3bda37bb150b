/** ADCX and ADOX: "adds the destination operand, the source operand and the carry-flag (or overflow-flag)" (SDM 2A). */
import { plus } from "./adder.ts";
import { ALL_KEPT, type Second } from "./outcome.ts";

/** "CF (or OF) is updated based on result. … All other flags are unmodified." */
const chain =
  (flag: "CF" | "OF"): Second =>
  ({ operands, flags, width }) => {
    const { result, carries } = plus(operands[0]!, operands[1]!, flags[flag]);
    return { writes: [[0, result]], flags: { ...ALL_KEPT, [flag]: carries[width]! } };
  };

export const carryChains: Record<string, Second> = { ADCX: chain("CF"), ADOX: chain("OF") };
