/** Every known divergence. */

import { adoxWord } from "./adox-word.ts";
import { ahWithRex } from "./ah-with-rex.ts";
import { blsiCarry } from "./blsi-carry.ts";
import { branchCommitsEarly } from "./branch-commits-early.ts";
import { branchWord } from "./branch-word.ts";
import { bswapWord } from "./bswap-word.ts";
import { clflushNoProbe } from "./clflush-no-probe.ts";
import { cmpxchgPairEarly } from "./cmpxchg-pair-early.ts";
import { cmpxchgUpperHalf } from "./cmpxchg-upper-half.ts";
import { comparePredicate } from "./compare-predicate.ts";
import { controlReserved } from "./control-reserved.ts";
import { dataPrefixFirst } from "./data-prefix-first.ts";
import { digitIgnored } from "./digit-ignored.ts";
import { dotProduct } from "./dot-product.ts";
import { doubleShiftRelative } from "./double-shift-relative.ts";
import { enterNoProbe } from "./enter-no-probe.ts";
import { enterStoresEarly } from "./enter-stores-early.ts";
import { enterWord } from "./enter-word.ts";
import { exactReciprocal } from "./exact-reciprocal.ts";
import { extremeDenormal } from "./extreme-denormal.ts";
import { fencePrefix } from "./fence-prefix.ts";
import { fetchedPartly } from "./fetched-partly.ts";
import { bextrTopBit, bzhiTopBit } from "./field-top-bit.ts";
import { flagsAtFault } from "./flags-at-fault.ts";
import { floatControl } from "./float-control.ts";
import { floatFlagsStored } from "./float-flags-stored.ts";
import { groupPrefix } from "./group-prefix.ts";
import { horizontalInPlace } from "./horizontal-in-place.ts";
import type { KnownDivergence, KnownInContext } from "./known.ts";
import { lackedInstruction, lacksInstruction } from "./lacks-instruction.ts";
import { loadInHalves } from "./load-in-halves.ts";
import { lockIgnored } from "./lock-ignored.ts";
import { lockNeg } from "./lock-neg.ts";
import { maskedStore } from "./masked-store.ts";
import { movImmediateRex } from "./mov-immediate-rex.ts";
import { movsxdWord } from "./movsxd-word.ts";
import { nanChoice } from "./nan-choice.ts";
import { nonCanonicalHalf } from "./non-canonical-half.ts";
import { parallelBitsSwapped } from "./parallel-bits-swapped.ts";
import { partialStore } from "./partial-store.ts";
import { pauseWithRex } from "./pause-with-rex.ts";
import { prefetchRegister } from "./prefetch-register.ts";
import { readsSixteen } from "./reads-sixteen.ts";
import { repeatBoth } from "./repeat-both.ts";
import { repeatFlagsAtFault } from "./repeat-flags-at-fault.ts";
import { returnImmediate } from "./return-immediate.ts";
import { rexMisplaced } from "./rex-misplaced.ts";
import { rexMisplacedLater } from "./rex-misplaced-later.ts";
import { rotateFlagsEarly } from "./rotate-flags-early.ts";
import { segmentCancelled } from "./segment-cancelled.ts";
import { staleFlags } from "./stale-flags.ts";
import { straddleAddress } from "./straddle-address.ts";
import { stringLengthCut } from "./string-length-cut.ts";
import { stringOrderedEnd } from "./string-ordered-end.ts";
import { testSecondEncoding } from "./test-second-encoding.ts";
import { undefinedReads } from "./undefined-reads.ts";
import { undefinedVector } from "./undefined-vector.ts";
import { vectorAlignment } from "./vector-alignment.ts";
import { vexIgnored } from "./vex-ignored.ts";
import { vexRefused } from "./vex-refused.ts";

export const KNOWN: readonly KnownDivergence[] = [
  rexMisplaced,
  testSecondEncoding,
  prefetchRegister,
  bswapWord,
  cmpxchgUpperHalf,
  lockNeg,
  ahWithRex,
  branchCommitsEarly,
  partialStore,
  rotateFlagsEarly,
  straddleAddress,
  cmpxchgPairEarly,
  returnImmediate,
  doubleShiftRelative,
  repeatFlagsAtFault,
  enterWord,
  enterStoresEarly,
  enterNoProbe,
  movsxdWord,
  movImmediateRex,
  pauseWithRex,
  digitIgnored,
  branchWord,
  fencePrefix,
  fetchedPartly,
  lockIgnored,
  undefinedReads,
  undefinedVector,
  vexIgnored,
  vexRefused,
  groupPrefix,
  repeatBoth,
  segmentCancelled,
  lacksInstruction,
  lackedInstruction,
  adoxWord,
  blsiCarry,
  bextrTopBit,
  bzhiTopBit,
  parallelBitsSwapped,
  clflushNoProbe,
  vectorAlignment,
  dataPrefixFirst,
  comparePredicate,
  dotProduct,
  floatControl,
  nanChoice,
  extremeDenormal,
  controlReserved,
  readsSixteen,
  exactReciprocal,
  stringOrderedEnd,
  stringLengthCut,
  horizontalInPlace,
  loadInHalves,
  maskedStore,
  nonCanonicalHalf,
];

export const KNOWN_IN_CONTEXT: readonly KnownInContext[] = [
  flagsAtFault,
  staleFlags,
  rexMisplacedLater,
  floatFlagsStored,
];
