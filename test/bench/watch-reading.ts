import { classify } from '../../app/api/classify.ts'
import { readBalances } from '../../app/api/parse.ts'
import { demoAnswer } from '../../app/demo/answer.ts'
import { demoToken } from '../../app/demo/token.ts'
import type { Balance } from '../../app/domain/snapshot.ts'
import { sameBalances } from '../../app/monitor/same-balances.ts'
import { absolute, factor, median, type Report } from './report.ts'

const rounds = 2000
const warmUp = 500
const stepMs = 10_000
const headers = { 'content-type': 'application/json' }
const barMs = 1
/** Exact digits need a reviver; the plain parser keeps none. */
const barOfPlain = 40

/** Parsing, checking and comparing one answer of some 180 balances, against nothing but `JSON.parse` of it. */
export function measureReading(): Report['metrics'] {
  const bodies = [0, 1].map((step) => answerBody(step * stepMs))
  const [ours, plain] = [timed(bodies, read()), timed(bodies, parsePlain)]
  return { readAnswer: absolute(ours, 'ms', barMs), readAgainstPlain: factor(ours, plain, 'ms', barOfPlain) }
}

function answerBody(nowMs: number): Uint8Array {
  const { body } = demoAnswer({ operationName: 'UserBalances', token: demoToken(), variables: {}, nowMs })
  return new TextEncoder().encode(body)
}

/** What the app does with an answer until it knows what has changed. */
function read(): (body: Uint8Array) => void {
  let before: readonly Balance[] = []
  return (body) => {
    const answer = classify({ status: 200, headers, body }, 0)
    const balances = answer.ok ? readBalances(answer.value) : answer
    if (!balances.ok) throw new Error('the demo account could not be read')
    if (sameBalances(before, balances.value)) throw new Error('one answer is like the other')
    before = balances.value
  }
}

function parsePlain(body: Uint8Array): void {
  JSON.parse(new TextDecoder().decode(body))
}

/** Median milliseconds of one. */
function timed(bodies: readonly Uint8Array[], work: (body: Uint8Array) => void): number {
  const took: number[] = []
  for (let round = 0; round < warmUp + rounds; round++) {
    const body = bodies[round % bodies.length] ?? new Uint8Array()
    const begun = performance.now()
    work(body)
    if (round >= warmUp) took.push(performance.now() - begun)
  }
  return median(took)
}
