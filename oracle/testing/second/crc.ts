/** CRC32 as its Operation section has it: reflected operands, polynomial division, a reflected remainder (SDM 2A CRC32). */
import { ALL_KEPT, type Second } from "./outcome.ts";
import { copies, differ, type Wire, type Wires, wiresOfNumber } from "./wires.ts";

/** 11EDC6F41H without its highest term. */
const POLYNOMIAL = wiresOfNumber(0x1edc6f41, 32);

const reflected = (wires: Wires): Wires => [...wires].reverse();

/** "TEMP MOD2 11EDC6F41H": from the top down, wherever there is a 1 the polynomial is taken away. */
function remainder(dividend: Wires): Wires {
  const rest: Wire[] = [...dividend];
  for (let n = rest.length - 1; n >= 32; n--) {
    if (rest[n] === 1) for (let k = 0; k < 32; k++) rest[n - 32 + k] = differ(rest[n - 32 + k]!, POLYNOMIAL[k]!);
  }
  return rest.slice(0, 32);
}

/** "TEMP3 := TEMP1 << 32; TEMP4 := TEMP2 << n; TEMP5 := TEMP3 XOR TEMP4; TEMP6 := TEMP5 MOD2 11EDC6F41H; DEST := BIT_REFLECT(TEMP6)" */
const accumulate: Second = ({ operands, width }) => {
  const [check, data] = [operands[0]!.slice(0, 32), operands[1]!];
  const shiftedData = [...copies(0, 32), ...reflected(data)];
  const shiftedCheck = [...copies(0, data.length), ...reflected(check)];
  const sum = shiftedData.map((wire, n) => differ(wire, shiftedCheck[n] ?? 0));
  return { writes: [[0, [...reflected(remainder(sum)), ...copies(0, width - 32)]]], flags: ALL_KEPT };
};

export const crc: Record<string, Second> = { CRC32: accumulate };
