import type { ApiFailure } from '../domain/failure.ts'
import { err, type Result } from '../domain/result.ts'
import type { Data } from './parse.ts'
import type { Outgoing } from './transport.ts'

export type Question = Omit<Outgoing, 'signal'>
type Answer = Result<Data, ApiFailure>

export interface Flights {
  /** Runs `question`, or joins the same one under way. Leaving by `signal` ends it only when nobody else waits. */
  ask(question: Question, signal: AbortSignal | undefined): Promise<Answer>
  /** Cancels everything under way and waits until it has ended. */
  close(): Promise<void>
}

interface Flight {
  readonly question: Question
  readonly controller: AbortController
  readonly answer: Promise<Answer>
  askers: number
}

/** Single flight: identical questions (host, token, operation, time-out) at the same time share one request. */
export function createFlights(run: (outgoing: Outgoing) => Promise<Answer>): Flights {
  const flights = new Set<Flight>()

  function start(question: Question): Flight {
    const controller = new AbortController()
    const answer = run({ ...question, signal: controller.signal }).finally(() => flights.delete(flight))
    const flight: Flight = { question, controller, answer, askers: 0 }
    flights.add(flight)
    return flight
  }

  function leave(flight: Flight): void {
    flight.askers -= 1
    if (flight.askers > 0) return
    flights.delete(flight)
    flight.controller.abort()
  }

  return {
    async ask(question, signal) {
      if (signal?.aborted) return err({ kind: 'cancelled' })
      const flight = [...flights].find((other) => isSame(other.question, question)) ?? start(question)
      flight.askers += 1
      if (!signal) return await flight.answer
      const left = Promise.withResolvers<Answer>()
      const onAbort = () => {
        leave(flight)
        left.resolve(err({ kind: 'cancelled' }))
      }
      signal.addEventListener('abort', onAbort)
      return await Promise.race([flight.answer, left.promise]).finally(() =>
        signal.removeEventListener('abort', onAbort),
      )
    },
    async close() {
      const open = [...flights]
      for (const { controller } of open) controller.abort()
      await Promise.allSettled(open.map(({ answer }) => answer))
    },
  }
}

function isSame(one: Question, other: Question): boolean {
  return (
    one.host === other.host &&
    one.token === other.token &&
    one.operation === other.operation &&
    one.timeoutMs === other.timeoutMs
  )
}
