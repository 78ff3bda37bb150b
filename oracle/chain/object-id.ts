/** Object ids of ECHO: accounts `1.2.N`, assets `1.3.N`, contracts `1.11.N` (doc). */

/** Three numbers joined by dots: space, type, instance (doc). */
export const isObjectId = (text: string): boolean =>
  /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,14})$/.test(text);

export const isAccountId = (text: string): boolean => text.startsWith("1.2.") && isObjectId(text);
export const isAssetId = (text: string): boolean => text.startsWith("1.3.") && isObjectId(text);

/** The instance is below 2^32: a service returns it in 32 bits. */
export const isContractId = (text: string): boolean =>
  text.startsWith("1.11.") && isObjectId(text) && instanceOf(text) < 2n ** 32n;

/** The last of the three numbers. The id is well-formed. */
export const instanceOf = (id: string): bigint => BigInt(id.slice(id.lastIndexOf(".") + 1));

export const contractId = (instance: bigint): string => `1.11.${instance}`;

/** What a sum of money is paid in when nobody says. */
export const CORE_ASSET = "1.3.0";
