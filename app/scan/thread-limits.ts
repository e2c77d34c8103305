import type { ResourceLimits } from 'node:worker_threads'

/**
 * What a scan reads is looked at once and let go: young objects are collected early, since waiting for more of them
 * would cost tens of megabytes in every thread and save next to no time.
 */
export const threadLimits: ResourceLimits = { maxYoungGenerationSizeMb: 2 }
