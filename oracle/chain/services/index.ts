/** The table of services: every row of every family. A vector without a row is `unexpected_operation`. */
import type { Service } from "../service.ts";
import { accountServices } from "./account.ts";
import { blockServices } from "./block.ts";
import { callServices } from "./call.ts";
import { controlServices } from "./control.ts";
import { debugServices } from "./debug.ts";
import { eventServices } from "./events.ts";
import { hashServices } from "./hash.ts";
import { heapServices } from "./heap.ts";
import { memoryServices } from "./memory.ts";
import { messageServices } from "./message.ts";
import { parameterServices } from "./parameters.ts";
import { resultServices } from "./results.ts";
import { signatureServices } from "./signature.ts";
import { storageServices } from "./storage.ts";
import { wideMathServices } from "./wide-math.ts";

const FAMILIES: readonly (readonly Service[])[] = [
  debugServices,
  heapServices,
  memoryServices,
  accountServices,
  blockServices,
  messageServices,
  callServices,
  storageServices,
  parameterServices,
  resultServices,
  controlServices,
  eventServices,
  hashServices,
  signatureServices,
  wideMathServices,
];

/** In the order of their vectors. */
export const SERVICES: readonly Service[] = FAMILIES.flat().sort((a, b) => a.vector - b.vector);

export const SERVICE_BY_VECTOR: ReadonlyMap<number, Service> = new Map(SERVICES.map((row) => [row.vector, row]));
