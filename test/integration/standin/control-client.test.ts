import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connectControl } from '../../standin/control-client.ts'

// Windows' pipes have no file that could be there before anybody listens.
it.skipIf(process.platform === 'win32')(
  'waits until somebody listens on a socket that has its name already',
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'control-'))
    const path = join(directory, 'control')
    const abandon = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`
    spawnSync(process.execPath, ['-e', abandon])
    const joining = connectControl(path)
    rmSync(path)
    const server = createServer((socket) => socket.on('data', () => socket.write('{"id":1,"value":null}\n')))
    server.listen(path)
    try {
      const control = await joining
      expect(await control.ask('tray')).toBeNull()
      control.close()
    } finally {
      server.close()
      rmSync(directory, { recursive: true, force: true })
    }
  },
)
