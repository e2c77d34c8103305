import { setupSteps, type SetupStep } from '../../../app/domain/view.ts'

/** The folders are asked about once, at the first set-up. */
export function shownSteps(isReplacement: boolean): readonly SetupStep[] {
  return isReplacement ? setupSteps.filter((step) => step !== 'folders') : setupSteps
}

/** The token is kept by now: there is no way back, and nothing to call off. */
export function isPastKeeping(step: SetupStep): boolean {
  return step === 'folders' || step === 'done'
}
