import type { Handlers } from '../../../app/contract/bridge.ts'
import type { SetupActions } from '../../../app/core.ts'

export function setupHandlers(setup: SetupActions) {
  return {
    'setup.begin': async ({ replaces }) => setup.begin(replaces),
    'setup.chooseHost': async ({ host }) => setup.chooseHost(host),
    'setup.goTo': async ({ step }) => setup.goTo(step),
    'setup.pasteToken': async () => setup.pasteToken(),
    'setup.typeToken': async ({ text }) => setup.typeToken(text),
    'setup.importEnvironment': async () => setup.importEnvironment(),
    'setup.importPythonKeyring': async () => setup.importPythonKeyring(),
    'setup.importFile': async () => setup.importFile(),
    'setup.importDropped': async ({ path }) => setup.importDropped(path),
    'setup.removeCopy': async () => setup.removeCopy(),
    'setup.verify': async () => setup.verify(),
    'setup.replaceWatched': async () => setup.replaceWatched(),
    'setup.declare': async ({ expiry, rotationDays }) => setup.declare(expiry, rotationDays),
    'setup.save': async ({ where, acceptsOtherAccount }) => setup.save(where, acceptsOtherAccount),
    'setup.cancel': async () => setup.cancel(),
  } satisfies Partial<Handlers>
}
