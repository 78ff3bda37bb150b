/** Limits as JSON: those that can be set, by their names, numbers as they are and gas as a decimal string. */
import { LIMITS, type Limits } from "../../oracle/index.ts";
import { type ChosenLimits, LIMIT_NAMES } from "./limit-option.ts";

export type LimitsJson = Readonly<Record<string, number | string>>;

export const writeLimits = (limits: Limits): LimitsJson => ({
  containerBytes: limits.image.containerBytes,
  ...Object.fromEntries(LIMIT_NAMES.map((name) => [name, limits[name]])),
  gas: String(limits.gas),
  steps: limits.steps,
});

/** Of what `writeLimits` wrote. */
export function readLimits(json: LimitsJson): Limits {
  const { containerBytes, gas, steps, ...named } = json;
  return limitsWith({
    containerBytes: Number(containerBytes),
    gas: BigInt(gas!),
    steps: Number(steps),
    named: named as ChosenLimits,
  });
}

export interface Chosen {
  /** Bytes of a contract at most. */
  readonly containerBytes?: number | undefined;
  /** Of a call that names no limit. */
  readonly gas?: bigint | undefined;
  readonly steps?: number | undefined;
  readonly named?: ChosenLimits | undefined;
}

/** The standard's limits where nothing else is chosen. */
export const limitsWith = ({ containerBytes, gas, steps, named }: Chosen): Limits => ({
  ...LIMITS,
  ...named,
  gas: gas ?? LIMITS.gas,
  steps: steps ?? LIMITS.steps,
  image: { ...LIMITS.image, containerBytes: containerBytes ?? LIMITS.image.containerBytes },
});
