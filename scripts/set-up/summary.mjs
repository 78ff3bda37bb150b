/** Last line of scripts/test: `summary.mjs VITEST_EXIT_CODE FAILED_CHECKS < vitest-report.json`. Exits with 0 only when nothing failed. */
import { readFileSync } from "node:fs";

/** Counts of one report. A file that could not be loaded has no tests and is one failure; so is a crash that failed no test. */
export function summarise(text, vitestExit, failedChecks) {
  const report = parse(text);
  const tests = report.testResults.flatMap((file) => file.assertionResults ?? []);
  const count = (...states) => tests.filter(({ status }) => states.includes(status)).length;
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults?.length,
  ).length;
  const failing = count("failed") + unloaded;
  const crashed = vitestExit !== 0 && failing === 0 ? 1 : 0;
  return {
    passed: count("passed"),
    failed: failing + crashed + failedChecks,
    skipped: count("skipped", "pending", "todo", "disabled"),
  };
}

function parse(text) {
  try {
    return { testResults: [], ...JSON.parse(text) };
  } catch {
    return { testResults: [] };
  }
}

if (process.argv[1]?.endsWith("summary.mjs")) {
  const { passed, failed, skipped } = summarise(
    readFileSync(0, "utf8"),
    Number(process.argv[2]),
    Number(process.argv[3]),
  );
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
