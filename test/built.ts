import { join } from 'node:path'
import { ensureBuilt } from '../electron/bootstrap/build.mjs'

/** Tests of what was built (the threads of a scan, the package) find it as the sources are now. */
export async function setup(): Promise<void> {
  const failure = await ensureBuilt(join(import.meta.dirname, '..'))
  if (failure !== null) throw new Error(failure)
}
