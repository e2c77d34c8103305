import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { errorsSilent } from '../../../app/checklist/checks/errors-silent.ts'
import { inputValidated } from '../../../app/checklist/checks/input-validated.ts'
import type { CheckContext } from '../../../app/checklist/context.ts'
import { exerciseGuards } from '../../../app/contract/exercise.ts'
import { operationNames } from '../../../app/contract/operations.ts'
import { exerciseErrors } from '../../../app/core/exercise-errors.ts'
import { parseFindingId } from '../../../app/domain/check.ts'
import { contextWith } from './context.ts'

const runGuards = (exercise: CheckContext['exerciseGuards']) =>
  inputValidated.run(contextWith({ exerciseGuards: exercise }))
const runErrors = (exercise: CheckContext['exerciseErrors']) =>
  errorsSilent.run(contextWith({ exerciseErrors: exercise }))

// A `warn` can be reached by neither: what is taken or told once is a flaw, and nothing less.

describe('input-validated', () => {
  it('passes on the contract as it is, and counts what was refused', async () => {
    expect(await runGuards(exerciseGuards)).toEqual({
      status: 'pass',
      evidence: [
        expect.stringMatching(
          new RegExp(`^Just now \\d{4} hostile requests were sent to ${operationNames.length} operations`),
        ),
      ],
    })
  })

  it('fails on a contract that takes too much, and names the operation', async () => {
    const careless = { 'view.get': z.strictObject({}), 'link.open': z.looseObject({}) }
    expect(await runGuards(() => exerciseGuards(careless))).toEqual({
      status: 'fail',
      evidence: [expect.stringContaining('1 operation took one.')],
      findings: [
        {
          id: 'input-validated:link.open',
          severity: 'fail',
          text: 'The operation link.open took a request that it must refuse.',
        },
      ],
    })
  })

  it('has a name that can be kept for a finding about any operation', async () => {
    const found = await runGuards(() => ({ operations: 48, refused: 0, accepted: operationNames }))
    const ids = (found.findings ?? []).map(({ id }) => id)
    expect(found.status).toBe('fail')
    expect(new Set(ids.map(parseFindingId)).size).toBe(operationNames.length)
  })

  it('could not check where there is no page', async () => {
    expect(await runGuards(null)).toMatchObject({ status: 'unknown' })
  })

  it('could not check when nothing was sent: that would prove nothing', async () => {
    expect(await runGuards(() => exerciseGuards({}))).toMatchObject({ status: 'unknown' })
  })
})

describe('errors-silent', () => {
  it('passes on the errors as they are, and counts kinds and texts', async () => {
    const found = await runErrors(exerciseErrors)
    expect(found).toEqual({
      status: 'pass',
      evidence: [expect.stringMatching(/^Just now \d\d kinds of failure .* in the \d{3} texts/)],
    })
  })

  it('fails when one tells a secret, and names kind and secret, not the secret', async () => {
    const found = await runErrors(() =>
      exerciseErrors({ sentence: (failure) => JSON.stringify(failure), bug: () => '', logLine: () => '' }),
    )
    expect(found).toMatchObject({
      status: 'fail',
      findings: [
        { id: 'errors-silent:bad-request:token', severity: 'fail' },
        { id: 'errors-silent:bad-request:e-mail' },
        {
          id: 'errors-silent:bad-request:ip',
          text: 'What is said of a failure of the kind bad-request tells an IP address.',
        },
      ],
    })
    expect(JSON.stringify(found)).not.toMatch(/[0-9a-f]{16}/)
  })

  it('tells the same leak in several texts once', async () => {
    const leak = { kind: 'offline', what: 'ip' } as const
    const found = await runErrors(() => ({ kinds: 5, texts: 9, leaks: [leak, leak] }))
    expect(found).toMatchObject({ status: 'fail', findings: { length: 1 } })
  })

  it('could not check when nothing was brought about: that would prove nothing', async () => {
    expect(await runErrors(() => ({ kinds: 0, texts: 0, leaks: [] }))).toMatchObject({ status: 'unknown' })
  })
})
