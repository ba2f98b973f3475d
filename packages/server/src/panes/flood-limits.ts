/** How much memory the lines of floods may take before they are packed. */

/**
 * Two floods at 80 columns or one at 200 keep 10 000 lines unpacked in this; any more, and longer histories, are packed at
 * once, a fifth slower. What prints less than thirty thousand is packed sooner than so many lines are set aside.
 */
export const floodLimits = { bytes: 32 * 1024 * 1024, afterRows: 30_000, withinMs: 2000 };
