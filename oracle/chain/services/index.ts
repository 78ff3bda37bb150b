/** The table of services: every row of every family. A vector without a row is `unexpected_operation`. */
import type { Service } from "../service.ts";
import { chainServices } from "./chain.ts";
import { controlServices } from "./control.ts";
import { heapServices } from "./heap.ts";
import { memoryServices } from "./memory.ts";
import { parameterServices } from "./parameters.ts";
import { resultServices } from "./results.ts";

export const SERVICES: readonly Service[] = [
  ...heapServices,
  ...memoryServices,
  ...chainServices,
  ...parameterServices,
  ...resultServices,
  ...controlServices,
];

export const SERVICE_BY_VECTOR: ReadonlyMap<number, Service> = new Map(SERVICES.map((row) => [row.vector, row]));
