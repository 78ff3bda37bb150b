/** Some builds of each contract: what runs without names and tests are content with. All builds of all contracts take minutes. */
import type { Contract, Corpus } from "./corpus.ts";
import type { Expectations } from "./expectations.ts";

/** ECHO's documented flags: gcc -Os. */
const USUAL = /(?<!-clang)-Os\.elf$/;

const isUsual = (binary: string): boolean => USUAL.test(binary);

/** The corpus with the usual build of each contract alone; contracts without one keep all of theirs. */
export const withUsualBuilds = ({ contracts, ...rest }: Corpus): Corpus => ({
  ...rest,
  contracts: contracts.map((contract) => {
    const usual = contract.expectations.binaries.filter(isUsual);
    return usual.length === 0 ? contract : changed(contract, { binaries: usual });
  }),
});

/**
 * Another build of each contract that has a usual one: the next kind for the next contract, so that all kinds are among them. Of
 * each at most `most` calls, spread over all of its calls.
 */
export const withOtherBuilds = ({ contracts, ...rest }: Corpus, most: number): Corpus => ({
  ...rest,
  contracts: contracts.filter(hasOthers).map((contract, n) => {
    const { binaries, calls } = contract.expectations;
    const others = binaries.filter((binary) => !isUsual(binary));
    const step = Math.ceil(calls.length / most);
    return changed(contract, {
      binaries: [others[n % others.length]!],
      calls: calls.filter((_, at) => at % step === n % step),
    });
  }),
});

const hasOthers = ({ expectations: { binaries } }: Contract): boolean =>
  binaries.some(isUsual) && !binaries.every(isUsual);

const changed = (contract: Contract, change: Partial<Expectations>): Contract => ({
  ...contract,
  expectations: { ...contract.expectations, ...change },
});
