/**
 * The owner of the banks that come with Readyz. A constant, because every installation must name the
 * same owner: links, exports and memories of library questions then mean the same everywhere.
 */
export const LIBRARY_OWNER_ID = '00000000-0000-7000-8000-000000000001';
