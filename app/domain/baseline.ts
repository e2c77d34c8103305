/** The file in a watched folder that says which findings in it are known and meant to be so. It names no secret. */
export const baselineName = '.stakewatch-baseline.json'

/** Larger is none that we wrote. */
export const mostBaselineBytes = 1024 * 1024
