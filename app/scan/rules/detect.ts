export { findGeneral } from './general.ts'
export { findOwn } from './own.ts'
export { combinedPattern, couldHold } from './prefilter.ts'
