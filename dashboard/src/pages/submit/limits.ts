/** What the chain takes at most, as pinned in its pallets and in `runtime/src/configs`. */

/** Regions of one report. */
export const MAX_REGIONS = 16;
/** Bytes of a headline. */
export const MAX_HEADLINE = 160;
/** How far a reporter's clock may be ahead of the block's, in milliseconds. */
export const MAX_CLOCK_AHEAD = 5 * 60_000;
/** Lines of one request. */
export const MAX_LINES = 64;
/** Bytes of a body whose size is stated. */
export const MAX_SIZE = 0xffff_ffff;
/** Reports of one incident. */
export const MAX_REVISIONS = 255;

export const MAX_U32 = 0xffff_ffffn;
export const MAX_U64 = 0xffff_ffff_ffff_ffffn;
export const MIN_I64 = -0x8000_0000_0000_0000n;
export const MAX_I64 = 0x7fff_ffff_ffff_ffffn;
