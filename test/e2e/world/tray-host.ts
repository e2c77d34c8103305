import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/**
 * A directory for the front of the PATH in which `gdbus` says that there is a tray host on the session bus:
 * tests have a bus of their own, and no desktop on it.
 */
export async function pretendTrayHost(directory: string, path: string): Promise<string> {
  const programs = join(directory, 'tray-host')
  const program = join(programs, 'gdbus')
  await mkdir(programs, { recursive: true })
  await writeFile(program, '#!/bin/sh\ncase "$*" in *NameHasOwner*) echo "(true,)" ;; *) exit 1 ;; esac\n')
  await chmod(program, 0o755)
  return `${programs}${delimiter}${path}`
}
