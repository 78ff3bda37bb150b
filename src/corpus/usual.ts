/** One build of each contract: what a run without names is content with. All builds of all contracts take minutes. */
import type { Contract, Corpus } from "./corpus.ts";

/** ECHO's documented flags: gcc -Os. */
const USUAL = /(?<!-clang)-Os\.elf$/;

/** The corpus with the usual build of each contract alone; contracts without one keep all of theirs. */
export const withUsualBuilds = ({ contracts, ...rest }: Corpus): Corpus => ({
  ...rest,
  contracts: contracts.map(withUsualBuild),
});

function withUsualBuild(contract: Contract): Contract {
  const { binaries } = contract.expectations;
  const usual = binaries.filter((binary) => USUAL.test(binary));
  return usual.length === 0 ? contract : { ...contract, expectations: { ...contract.expectations, binaries: usual } };
}
