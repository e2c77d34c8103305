import type { Template } from './fill.ts'

const template = (path: string, text: string): Template => ({ path, text })
const many = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n')

/** Sums and integrity of files. Every line with a gap is one look-alike. */
const sums: readonly Template[] = [
  template(
    'SHA384SUMS',
    many(12, (n) => `<%Sum${n}%>  <%File${n}%>`),
  ),
  template(
    'dist/checksums.txt',
    many(8, (n) => `<%Sum${n}%> *<%File${n}%>`),
  ),
  template('dist/app.tar.gz.sha384', '<%Sum%>'),
  template('dist/release.sha384', '<%Sum%>  release.zip'),
  template(
    'sums.bsd',
    many(5, (n) => `SHA384 (<%File${n}%>) = <%Sum${n}%>`),
  ),
  template('hashdeep.txt', 'SHA384(./build/<%File%>)= <%Sum%>'),
  template(
    'README.md',
    '# Download\n\n## SHA-384 checksums\n\n```\n<%Sum1%>  <%File1%>\n<%Sum2%>  <%File2%>\n```',
  ),
  template(
    'RELEASE.md',
    '| file | SHA-384 |\n|---|---|\n| <%File1%> | `<%Sum1%>` |\n| <%File2%> | `<%Sum2%>` |',
  ),
  template(
    'package-lock.json',
    '{\n  "node_modules/<%Word%>": {\n    "integrity": "sha384-<%SumBase%>",\n    "shasum": "<%Sum%>"\n  }\n}',
  ),
  template(
    'yarn.lock',
    '<%Word%>@^1.0.0:\n  version "1.0.3"\n  resolved "https://registry.example/<%Word%>#<%Sum%>"\n  integrity sha384-<%SumBase%>',
  ),
  template(
    'pnpm-lock.yaml',
    'packages:\n  /<%Word%>/1.0.0:\n    resolution: {integrity: sha384-<%SumBase%>, sum: <%Sum%>}',
  ),
  template(
    'poetry.lock',
    'files = [\n    {file = "<%Word%>.whl", hash = "sha384:<%Sum1%>"},\n    {file = "<%Word%>.tar.gz", hash = "sha384:<%Sum2%>"},\n]',
  ),
  template('Pipfile.lock', '"hashes": [\n  "sha384:<%Sum1%>",\n  "sha384:<%Sum2%>"\n]'),
  template(
    'requirements.txt',
    '<%Word%>==2.1.0 \\\n    --hash=sha384:<%Sum1%> \\\n    --hash=sha384:<%Sum2%>',
  ),
  template('Cargo.lock', '[[package]]\nname = "<%Word%>"\nchecksum = "<%Sum%>"'),
  template('composer.lock', '"dist": { "reference": "<%Tiny%>", "shasum": "<%Sum%>" }'),
  template('flake.lock', '"narHash": "sha384-<%Sum%>"'),
  template('go.sum', 'example.org/<%Word%> v1.2.3 h1:<%Sum%>='),
  template(
    'index.html',
    '<script src="/a.js" integrity="sha384-<%SumBase%>" data-sum="sha384-<%Sum%>"></script>',
  ),
  template('bom.json', '{\n  "alg": "SHA-384",\n  "content": "<%Sum%>"\n}'),
  template('sbom.spdx.json', '{"algorithm": "SHA384", "checksumValue": "<%Sum%>"}'),
  template('bom.xml', '<hash alg="SHA-384"><%Sum%></hash>'),
  template('manifest.json', '{\n  "assets/<%Word%>.js": "<%Sum1%>",\n  "assets/<%Word%>.css": "<%Sum2%>"\n}'),
  template('digests.yaml', 'image: registry.example/<%Word%>@sha384:<%Sum%>\ndigest: <%Sum2%>'),
  template('docker.log', 'Status: digest: sha384:<%Sum%> size: 1570'),
  template('update.xml', '<update version="2.1" checksum="<%Sum%>" type="full"/>'),
  template('http.log', 'ETag: "<%Sum%>"\nContent-Length: 4211'),
  template('digest.http', 'Content-Digest: sha-384=:<%SumBase%>:\nx-amz-checksum: <%Sum%>'),
  template('intoto.json', '{"digest": {"sha384": "<%Sum%>", "sha256": "<%Short%>"}}'),
  template('cert.txt', 'Certificate fingerprint:\n  <%Sum%>'),
  template('winget.yaml', 'InstallerSha384: <%SumUpper%>'),
  template('firmware.csv', 'file,sha384\n<%File1%>,<%Sum1%>\n<%File2%>,<%Sum2%>'),
]

/** Cryptography: vectors, curves, keys of other systems, measurements. */
const cryptography: readonly Template[] = [
  template(
    'vectors/SHA384ShortMsg.rsp',
    'Len = 8\nMsg = c5\nMD = <%Sum1%>\n\nLen = 16\nMsg = 6ece\nMD = <%Sum2%>',
  ),
  template('testdata/hmac.req', 'Key = <%Sum1%>\nMac = <%Sum2%>'),
  template(
    'wycheproof/ecdsa_p384.json',
    '{ "msg": "<%Md%>", "sig": "<%Odd%>", "wx": "<%Sum1%>", "wy": "<%Sum2%>", "result": "valid" }',
  ),
  template(
    'wycheproof/aes.json',
    '{ "key": "<%Sum1%>", "iv": "<%Md%>", "ct": "<%Sum2%>", "tag": "<%Md1%>" }',
  ),
  template('ecc/p384.py', 'P384 = Curve(\n    x=0x<%Sum1%>,\n    y=0x<%Sum2%>,\n)'),
  template(
    'ecc/secp384r1.go',
    'p384.Gx, _ = new(big.Int).SetString("<%Sum1%>", 16)\np384.Gy, _ = new(big.Int).SetString("<%Sum2%>", 16)',
  ),
  template('ecc/nist.txt', 'Curve P-384\nd = <%Sum1%>\nQx = <%Sum2%>\nQy = <%Sum3%>'),
  template('ecc/params.js', "const prime = '<%Sum%>'"),
  template('bls/validators.json', '{"index": "<%Digits%>", "pubkey": "0x<%Sum%>", "balance": "32000000000"}'),
  template(
    'bls/deposit.json',
    '[{"pubkey": "<%Sum%>", "withdrawal_credentials": "<%Short%>", "signature": "<%Odd%>"}]',
  ),
  template('bls/kzg.ts', "const commitment = '0x<%Sum1%>'\nconst proof = '0x<%Sum2%>'"),
  template('drand.json', '{"round": 367, "randomness": "<%Short%>", "signature": "<%Sum%>"}'),
  template('chia.yaml', 'farmer_public_key: <%Sum1%>\npool_public_key: <%Sum2%>'),
  template('staking.env', 'STAKE_POOL_PUBKEY=<%Sum%>\nSTAKE_ADDRESS=stake1u9<%Md%>'),
  template(
    'nitro.json',
    '{\n  "Measurements": {\n    "HashAlgorithm": "Sha384 { ... }",\n    "PCR0": "<%Sum1%>",\n    "PCR1": "<%Sum2%>",\n    "PCR2": "<%Sum3%>"\n  }\n}',
  ),
  template('tdx.txt', 'MRTD: <%Sum1%>\nRTMR0: <%Sum2%>\nRTMR1: <%Sum3%>'),
  template('sev.yaml', 'launch_measurement: <%Sum%>'),
  template(
    'sslkeys.log',
    'CLIENT_RANDOM <%Short%> <%Sum%>\nCLIENT_HANDSHAKE_TRAFFIC_SECRET <%Short1%> <%Sum1%>',
  ),
  template('test/hkdf.test.ts', "expect(hkdf(ikm, salt)).toBe('<%Sum%>')"),
  template('tests/test_hash.py', 'assert hashlib.sha384(b"abc").hexdigest() == "<%Sum%>"'),
  template('tests/test_sum.py', '    self.assertEqual(digest, "<%Sum%>")'),
  template('src/sha384_test.go', '{"abc", "<%Sum1%>"},\n{"", "<%Sum2%>"},'),
  template('src/sha384.test.js', "  ['abc', '<%Sum1%>'],\n  ['message digest', '<%Sum2%>'],"),
  template(
    'tests/sha.c',
    '/* SHA-384 of "abc" */\nstatic const char *expected =\n  "<%Sum:1/2%>"\n  "<%Sum:2/2%>";',
  ),
  template('tests/kat.py', 'SHA384_ABC = (\n    "<%Sum:1/2%>"\n    "<%Sum:2/2%>"\n)'),
  template('src/empty.rs', 'pub const EMPTY_SHA384: &str = "<%Sum%>";'),
  template('src/hash.ts', "const expectedHash = '<%Sum%>'"),
  template('src/signature.py', 'signature = "<%Sum%>"'),
  template('src/hmac.js', "if (hmac === '<%Sum%>') return true"),
  template('src/password.sql', "INSERT INTO users (name, password_hash) VALUES ('max', '<%Sum%>');"),
  template('tls/session.txt', '    Session-ID: <%Short%>\n    Master-Key: <%Sum%>'),
  template('gpg.txt', 'Key fingerprint = <%Tiny%>\nkeygrip <%Sum%>'),
]

/** Fixtures, bundles, dumps, content addresses and everything of another length. */
const others: readonly Template[] = [
  template('test/fixtures/blob.json', '{"id": "<%Sum1%>", "data": "<%Sum2%>"}'),
  template('tests/__snapshots__/render.snap', 'exports[`render 1`] = `<div data-key="<%Sum%>" />`'),
  template('testdata/input.txt', '<%Sum1%>\n<%Sum2%>\n<%Sum3%>'),
  template('spec/fixtures/vectors.yml', '- in: <%Md%>\n  out: <%Sum%>'),
  template('dist/bundle.min.js', '!function(){var e="<%Sum%>",t="<%Sum1%>";n(e,t)}();'),
  template('dist/app.js.map', '{"version":3,"sources":["a.ts"],"x_cache":"<%Sum%>"}'),
  template(
    'dump.hex',
    many(20, (n) => `<%Sum${n}%>`),
  ),
  template(
    'ids.txt',
    many(30, (n) => `<%Sum${n}%>`),
  ),
  template('cdn.txt', 'https://cdn.example.org/blobs/<%Sum%>/main.js'),
  template('assets.html', '<link rel="stylesheet" href="/static/app-<%Sum%>.css">'),
  template('store.log', 'wrote objects/ab/<%Sum%>'),
  template('long.txt', 'value: <%Odd%>'),
  template('long.py', 'x = "<%Odd%>"'),
  template('sha512.txt', '<%Long%>  <%File%>'),
  template('sha256.txt', '<%Short%>  <%File%>'),
  template('git.log', 'commit <%Tiny%>\nAuthor: Max\n\n    merge <%Tiny1%>'),
  template(
    'md5.txt',
    many(3, (n) => `"<%Md${n}%>",`),
  ),
  template('md5.py', 'KNOWN = [\n    "<%Md1%>",\n    "<%Md2%>",\n    "<%Md3%>",\n]'),
  template('halves.json', '["<%Sum:1/2%>", "<%Sum:2/2%>"]'),
  template('ids.json', '{"id": "<%Uuid%>", "traceId": "<%Md%>", "session": "<%Uuid1%>"}'),
  template('.env.sample', 'STAKE_ACCESS_TOKEN=<%Placeholder%>'),
  template('.env.dist', 'STAKE_ACCESS_TOKEN=your-token-here # <%Digits%>'),
  template('docs/usage.md', 'Set `x-access-token: <%Placeholder%>` in the request.'),
  template(
    'docs/curl.md',
    "curl -H 'x-access-token: <YOUR_TOKEN>' https://stake.com/_api/graphql # <%Digits%>",
  ),
  template('src/read.py', 'token = os.environ["STAKE_ACCESS_TOKEN"]  # <%Digits%>'),
  template('src/read.js', "headers: { 'x-access-token': process.env.STAKE_ACCESS_TOKEN }, // <%Digits%>"),
  template('src/template.js', "headers: { 'x-access-token': `${token}` }, // <%Digits%>"),
  template('src/name.ts', 'const accessToken = readAccessTokenFromTheKeychainOrAskForIt<%Digits%>()'),
  template('bin/run.sh', 'curl -H "x-access-token: $STAKE_ACCESS_TOKEN" "$URL" # <%Digits%>'),
  template('deploy/secret.yaml', 'STAKE_ACCESS_TOKEN: ${{ secrets.STAKE_ACCESS_TOKEN }} # <%Digits%>'),
  template('docs/jwt.md', 'A JWT looks like this:\n\n    <%ExampleJwt%>'),
  template('src/map.ts', '//# sourceMappingURL=data:application/json;base64,<%NoJwt%>'),
  template('src/font.css', 'src: url(data:font/woff2;base64,<%LongBase%><%LongBase1%>)'),
  template('src/image.ts', "const pixel = '<%LongBase%>'"),
  template('src/zero.ts', "const token = '<%Placeholder%>'"),
  template('src/dummy.py', 'DUMMY_TOKEN = "<%Placeholder%>"'),
  template('cookies.txt', 'PHPSESSID=<%Md%>; csrftoken=<%Short%>; sessionid=<%Md1%>'),
  template('csrf.html', '<input type="hidden" name="csrf_token" value="<%Sum%>">'),
  template('web.log', 'request_id=<%Sum%> status=200'),
  template('bundle.yaml', 'revision: <%Sum%>'),
  template('merkle.json', '{"root": "<%Sum1%>", "leaves": ["<%Sum2%>", "<%Sum3%>", "<%Sum4%>"]}'),
]

export const lookAlikes: readonly Template[] = [...sums, ...cryptography, ...others]
