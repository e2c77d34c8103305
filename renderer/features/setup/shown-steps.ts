import { setupSteps, type SetupStep } from '../../../app/domain/view.ts'

/** The folders are asked about once, at the first set-up. */
export function shownSteps(isFirst: boolean): readonly SetupStep[] {
  return isFirst ? setupSteps : setupSteps.filter((step) => step !== 'folders')
}

/** The token is kept by now: there is no way back, and nothing to call off. */
export function isPastKeeping(step: SetupStep): boolean {
  return step === 'folders' || step === 'done'
}
