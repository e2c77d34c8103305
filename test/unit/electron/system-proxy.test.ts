import { expect, test } from 'vitest'
import { systemProxyFor } from '../../../electron/adapters/system-proxy.ts'

const url = new URL('wss://stake.com/_api/websockets')

test.each([
  ['DIRECT', {}],
  ['PROXY proxy.example:3128', { https_proxy: 'http://proxy.example:3128' }],
  ['PROXY proxy.example:3128; DIRECT', { https_proxy: 'http://proxy.example:3128' }],
  ['HTTPS proxy.example:443;PROXY other.example:80', { https_proxy: 'https://proxy.example:443' }],
  ['PROXY [::1]:8080', { https_proxy: 'http://[::1]:8080' }],
  ['SOCKS5 127.0.0.1:9050', null],
  ['SOCKS 127.0.0.1:1080; DIRECT', null],
  ['QUIC proxy.example:443', null],
  ['PROXY', null],
  ['', null],
])('Chromium’s “%s” is %j to Node', async (answer, variables) => {
  const asked: string[] = []
  const resolveProxy = async (address: string) => {
    asked.push(address)
    return answer
  }
  expect(await systemProxyFor({ resolveProxy }, url)).toEqual(variables)
  expect(asked).toEqual([url.href])
})
