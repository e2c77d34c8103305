import type { ScanRule } from '../../../app/domain/scan.ts'
import type { Template } from './fill.ts'

type Planted = Template & { readonly rule: ScanRule }

const ruled =
  (rule: ScanRule) =>
  (path: string, text: string): Planted => ({ path, text, rule })

const plain = ruled('http-stake')
const careless = ruled('no-certificate-check')
const endless = ruled('client-without-timeout')
const general = ruled('other-secret')

/** Code that treats the connection carelessly; it stands on the template's lines. */
export const plantedCode: readonly Planted[] = [
  plain('bot.py', 'BASE = "http://stake.com/_api/graphql"'),
  plain('bot.js', "await fetch('http://stake.us/_api/graphql')"),
  plain('.env', 'STAKE_BASE_URL=http://stake.bet'),
  plain('proxy.env', 'STAKE_BASE_URL=http://mirror.example.net'),
  plain('run.sh', 'curl http://stake1001.com/'),
  plain('config.json', '{ "host": "HTTP://Stake.com" }'),
  careless('get.py', 'r = requests.get(url, verify=False)'),
  careless('session.py', 'session.verify = False'),
  careless('context.py', 'ctx = ssl._create_unverified_context()'),
  careless('none.py', 'ctx.verify_mode = ssl.CERT_NONE'),
  careless('io.py', 'import aiohttp\nconn = aiohttp.TCPConnector(ssl=False)'),
  careless('old.py', 'conn = aiohttp.TCPConnector(verify_ssl=False)'),
  careless('agent.js', 'new https.Agent({ rejectUnauthorized: false })'),
  careless('env.js', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'"),
  careless('.env', 'NODE_TLS_REJECT_UNAUTHORIZED=0'),
  careless('get.sh', 'curl -k https://example.net'),
  careless('get2.sh', 'curl -sSk https://example.net'),
  careless('get3.sh', 'curl https://example.net --insecure'),
  careless('get4.sh', 'wget --no-check-certificate https://example.net'),
  careless('main.go', 'tr := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}'),
  endless('client.py', 'client = StakeAPI(access_token=token)'),
  endless('zero.py', 'client = StakeAPI(token, timeout=0)'),
  endless('post.py', 'requests.post("https://stake.com/_api/graphql", json=body)'),
  endless('httpx.py', 'httpx.post("https://stake.com/_api/graphql", json=body, timeout=None)'),
  endless('io.py', 'aiohttp.ClientSession("https://stake.com", timeout=aiohttp.ClientTimeout(total=None))'),
  endless('axios.js', "axios.post('https://stake.com/_api/graphql', body, { timeout: 0 })"),
  endless('.env', 'STAKE_TIMEOUT=0'),
]

/** What the general rules know; their forms are public, and the values random. */
export const plantedGeneral: readonly Planted[] = [
  general('github.txt', 'ghp_<%Tiny:1/1%>'.replace('<%Tiny:1/1%>', 'a1<%Md%>b2')),
  general('gitlab.txt', 'glpat-<%Md%>'),
  general('npm.txt', 'npm_a1<%Md%>b2'),
  general('slack.txt', 'xoxb-<%Digits%>-<%Digits%>-<%Md%>'),
  general('basic.txt', 'https://max:<%Md%>@example.net/'),
  general('stripe.js', "const key = 'sk_live_<%Md%>'"),
]
