import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataDirectory } from '../../../app/node/paths.ts'

const home = join('/', 'home', 'someone')

test.each([
  ['linux', {}, join(home, '.config', 'Stakewatch')],
  ['linux', { XDG_CONFIG_HOME: '' }, join(home, '.config', 'Stakewatch')],
  ['linux', { XDG_CONFIG_HOME: join('/', 'elsewhere') }, join('/', 'elsewhere', 'Stakewatch')],
  ['freebsd', {}, join(home, '.config', 'Stakewatch')],
  ['darwin', { XDG_CONFIG_HOME: '/no' }, join(home, 'Library', 'Application Support', 'Stakewatch')],
  ['win32', { APPDATA: join('/', 'roaming') }, join('/', 'roaming', 'Stakewatch')],
  ['win32', {}, join(home, 'AppData', 'Roaming', 'Stakewatch')],
] as const)('on %s with %j it is %s', (platform, env, expected) => {
  expect(dataDirectory({ platform, home, env })).toBe(expected)
})
