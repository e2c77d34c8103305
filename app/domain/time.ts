/** Milliseconds since 1970-01-01T00:00:00Z, from the `Clock` port. */
export type EpochMs = number

export const secondMs = 1000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
