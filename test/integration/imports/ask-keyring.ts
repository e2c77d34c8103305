import { createPythonKeyring } from '../../../app/node/python-keyring.ts'
import { createKeychain } from '../../../app/vault/keychain.ts'

// Asks as the app does, in a process whose environment leads to the test's own Secret Service.
const keyring = createPythonKeyring(createKeychain())
const outcome = process.argv[2] === 'remove' ? await keyring.remove() : await keyring.read()
process.stdout.write(JSON.stringify(outcome))
