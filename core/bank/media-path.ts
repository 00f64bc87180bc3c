const LENGTH_MAX = 255;

/**
 * The path, from the folder of the bank, of the file that an address names. Null for what lies elsewhere:
 * on another host, at an address of the site that shows it, or above the folder.
 */
export function mediaPath(address: string): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|[/#?])/i.test(address)) return null;
  const path = decoded(address);
  const isName = path !== '' && path.length <= LENGTH_MAX && !/[\\\p{Cc}\p{Surrogate}]/u.test(path);
  return isName && !path.split('/').includes('..') ? path : null;
}

/** Names come as they are or as part of an address. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
