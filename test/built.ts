import { join } from 'node:path'
import { ensureBuilt } from '../electron/bootstrap/build.mjs'

/** Tests of what was built (app, page, terminal, the threads of a scan) find it as the sources are now. */
export default async function setup(): Promise<void> {
  const failure = await ensureBuilt(join(import.meta.dirname, '..'))
  if (failure !== null) throw new Error(failure)
}
