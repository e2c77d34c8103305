import type { Handlers } from '../../../app/contract/bridge.ts'
import type { Core } from '../../../app/core.ts'

export function checklistHandlers({ checklist, folders }: Pick<Core, 'checklist' | 'folders'>) {
  return {
    'checklist.run': async () => checklist.run(),
    'checklist.stop': async () => checklist.stop(),
    'checklist.accept': async ({ finding, ...how }) => checklist.accept(finding, how),
    'checklist.withdraw': async ({ finding }) => checklist.withdraw(finding),
    'fix.preview': async ({ check, fix }) => checklist.preview(check, fix),
    'fix.apply': async ({ check, fix }) => checklist.apply(check, fix),
    'fix.undo': async ({ applied }) => checklist.undo(applied),
    'folders.choose': async () => folders.choose(),
    'folders.addDropped': async ({ path }) => folders.addDropped(path),
    'folders.remove': async ({ folder }) => folders.remove(folder),
  } satisfies Partial<Handlers>
}
