import { parentPort, workerData } from 'node:worker_threads'
import { lead } from './lead.ts'
import { lendHand } from './hand.ts'
import type { ThreadStart } from './messages.ts'
import { createSharedState } from './shared-state.ts'

// The file that every thread of a scan runs: one leads, the others read files for it.
const start: ThreadStart = workerData
const port = parentPort
if (port === null) throw new Error('a scan runs in a thread of its own')

const shared = createSharedState(start.shared)
if (start.role === 'hand') lendHand(port, start.known, shared)
else port.postMessage({ report: await lead(start, shared) })
