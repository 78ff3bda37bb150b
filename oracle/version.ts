/** Version of the oracle's behaviour: same seed, same version, same bytes out. Kept equal to package.json by a test. */
export const VERSION = "0.1.0";
