import { describe, expect, it } from 'vitest'
import { found } from './secrets.ts'

type Case = [path: string, text: string, shown: string]

describe('addresses without encryption', () => {
  it.each<Case>([
    ['a.py', 'BASE = "http://stake.com/_api"', 'http://stake.com'],
    ['a.js', "fetch('HTTP://api.Stake.us/')", 'HTTP://api.Stake.us'],
    ['a.js', "new WebSocket('ws://stake.bet/_api/websockets')", 'ws://stake.bet'],
    ['.env', 'STAKE_BASE_URL=http://mirror.example', 'http://mirror.example'],
    ['a.py', 'os.environ["STAKE_BASE_URL"] = "http://10.0.0.1"', 'http://10.0.0.1'],
    ['a.md', '```sh\ncurl http://stake.com\n```', 'http://stake.com'],
  ])('are found in %s: %s', (path, text, shown) => {
    expect(found(text, path)).toContainEqual(['http-stake', shown])
  })

  it.each([
    ['a.py', 'BASE = "https://stake.com"'],
    ['a.py', '# never http://stake.com'],
    ['a.js', 'x() // http://stake.com is wrong'],
    ['a.js', '/*\n http://stake.com\n*/'],
    ['a.py', '"""\nUse no http://stake.com here.\n"""'],
    ['a.md', 'Never use http://stake.com at all.'],
    ['a.py', 'BASE = "http://stake.com.example"'],
    ['a.py', 'BASE = "http://mistake.com"'],
    ['a.py', 'BASE = "http://stake.community"'],
    ['.env', 'STAKE_BASE_URL=http://localhost:8080'],
  ])('are none in %s: %s', (path, text) => {
    expect(found(text, path)).toEqual([])
  })
})

describe('certificates that are not checked', () => {
  it.each<Case>([
    ['a.py', 'requests.get(url, verify=False)', 'verify=False'],
    ['a.py', 'session.verify = False', 'verify = False'],
    ['a.py', 'import aiohttp\nTCPConnector(ssl=False)', 'ssl=False'],
    ['a.py', 'TCPConnector(verify_ssl=False)', 'verify_ssl=False'],
    ['a.py', 'ctx.verify_mode = ssl.CERT_NONE', 'verify_mode = ssl.CERT_NONE'],
    ['a.py', 'ssl._create_unverified_context()', 'ssl._create_unverified_context'],
    ['a.js', 'new Agent({ rejectUnauthorized: false })', 'rejectUnauthorized: false'],
    ['a.js', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'", "NODE_TLS_REJECT_UNAUTHORIZED = '0"],
    ['a.js', 'process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = 0', 'NODE_TLS_REJECT_UNAUTHORIZED"] = 0'],
    ['.env', 'NODE_TLS_REJECT_UNAUTHORIZED=0', 'NODE_TLS_REJECT_UNAUTHORIZED=0'],
    ['a.json', '{"start": "NODE_TLS_REJECT_UNAUTHORIZED=0 node a.js"}', 'NODE_TLS_REJECT_UNAUTHORIZED=0'],
    ['a.sh', 'curl -k https://example.net', 'curl -k'],
    ['a.sh', '/usr/bin/curl -sSLk https://example.net', 'curl -sSLk'],
    ['a.sh', 'curl https://example.net \\\n  --insecure', 'curl https://example.net \\\n  --insecure'],
    ['a.py', 'run(["curl", "-k", url])', 'curl", "-k'],
    ['a.sh', 'wget --no-check-certificate https://x', 'wget --no-check-certificate'],
    ['a.go', 'tls.Config{InsecureSkipVerify: true}', 'InsecureSkipVerify: true'],
    ['a.rs', '.danger_accept_invalid_certs(true)', 'danger_accept_invalid_certs(true'],
    ['a.md', '```py\nget(u, verify=False)\n```', 'verify=False'],
  ])('are found in %s: %s', (path, text, shown) => {
    expect(found(text, path)).toEqual([['no-certificate-check', shown]])
  })

  it.each([
    ['a.py', 'requests.get(url, verify=True)'],
    ['a.py', '# verify=False is wrong'],
    ['a.py', 'x = 1  # not verify=False'],
    ['a.py', 'def f():\n    """Never pass verify=False."""'],
    ['a.py', 'if ctx.verify_mode == ssl.CERT_NONE: raise E'],
    ['a.py', 'CERT_NONE = 0'],
    ['a.py', 'connect(ssl=False)'],
    ['a.js', 'throw new Error("rejectUnauthorized: false is not allowed here")'],
    ['a.js', "if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') warn()"],
    ['a.ts', 'rejectUnauthorized?: boolean'],
    ['a.sh', 'curl -o k https://example.net'],
    ['a.sh', 'curl https://example.net | grep -k'],
    ['a.sh', 'curl --keepalive https://example.net'],
    ['a.sh', '# curl -k'],
    ['a.js', "log('Try it with: curl -k https://localhost')"],
    ['a.md', 'The flag `curl -k` and verify=False are dangerous; InsecureSkipVerify: true as well.'],
    ['a.go', '// InsecureSkipVerify: true'],
    ['a.js.map', '{"sourcesContent":["a({rejectUnauthorized: false})"]}'],
  ])('are checked in %s: %s', (path, text) => {
    expect(found(text, path)).toEqual([])
  })
})

describe('clients without a time-out', () => {
  it.each<Case>([
    ['a.py', 'client = StakeAPI(access_token=token)', 'StakeAPI'],
    ['a.py', 'client = StakeAPI(\n  token,\n  timeout=0,\n)', 'StakeAPI'],
    ['a.js', 'new StakeClient({ token })', 'StakeClient'],
    ['a.py', 'requests.post("https://stake.com/_api/graphql", json=b)', 'requests.post'],
    ['a.py', 's = requests.Session()\ns.post(f"{STAKE_URL}/_api/graphql")', 's.post'],
    ['a.py', 'httpx.post("https://stake.com", timeout=None)', 'httpx.post'],
    [
      'a.py',
      'aiohttp.ClientSession("https://stake.com", timeout=ClientTimeout(total=None))',
      'aiohttp.ClientSession',
    ],
    ['a.js', "axios.get('https://stake.com', { timeout: 0 })", 'axios.get'],
    ['a.js', "axios.create({ baseURL: 'https://stake.com' })", 'axios.create'],
    ['a.go', 'c := &http.Client{}\nc.Get("https://stake.com")', 'http.Client'],
    ['.env', 'STAKE_TIMEOUT=0', 'STAKE_TIMEOUT=0'],
    ['a.yaml', 'STAKE_TIMEOUT: "0"', 'STAKE_TIMEOUT: "0'],
  ])('are found in %s: %s', (path, text, shown) => {
    expect(found(text, path)).toEqual([['client-without-timeout', shown]])
  })

  it.each([
    ['a.py', 'client = StakeAPI(token, timeout=10)'],
    ['a.py', 'client = StakeAPI(**options)'],
    ['a.py', 'class StakeAPI(Base): ...'],
    ['a.py', 'isinstance(x, StakeAPI)'],
    ['a.py', '# StakeAPI(token)'],
    ['a.py', 'requests.post("https://stake.com", timeout=5)'],
    ['a.py', 'requests.post("https://example.net")'],
    ['a.py', 'httpx.post("https://stake.com")'],
    ['a.js', "fetch('https://stake.com')"],
    ['a.js', "axios.get('https://stake.com', { timeout: 5000 })"],
    ['a.go', 'c := &http.Client{Timeout: 10 * time.Second}\nc.Get("https://stake.com")'],
    ['.env', 'STAKE_TIMEOUT=10'],
    ['.env', 'STAKE_TIMEOUT=0.5'],
    ['a.md', 'Call StakeAPI(token) with a time-out for stake.com.'],
  ])('are none in %s: %s', (path, text) => {
    expect(found(text, path)).toEqual([])
  })
})
