import type { GuardExercise, LeakExercise } from '../../../domain/exercise.ts'

export const noGuardsText = 'There is no page here that could ask anything, so there is nothing to guard.'

export function guardsText({ operations, refused }: GuardExercise): string {
  return `Just now ${refused} hostile requests were sent to ${operations} operations, through the function that judges every request of the page. They were refused.`
}

export function guardsFailedText({ operations, refused, accepted }: GuardExercise): string {
  return `Just now hostile requests were sent to ${operations} operations. ${refused} requests were refused; ${accepted.length === 1 ? '1 operation took one' : `${accepted.length} operations took one`}.`
}

export function acceptedText(operation: string): string {
  return `The operation ${operation} took a request that it must refuse.`
}

export const nothingSentText = 'Nothing could be sent, so nothing is proven.'

export function silentText({ kinds, texts }: LeakExercise): string {
  return `Just now ${kinds} kinds of failure were brought about with a planted token, e-mail address and IP address. None of them was in the ${texts} texts that came of it.`
}

export function leakyText({ kinds, texts, leaks }: LeakExercise): string {
  return `Just now ${kinds} kinds of failure were brought about with planted secrets, and ${texts} texts searched. ${leaks.length === 1 ? '1 of them told one' : `${leaks.length} times one was told`}.`
}

const secrets = { token: 'a token', 'e-mail': 'an e-mail address', ip: 'an IP address' } as const

export function leakText({ kind, what }: LeakExercise['leaks'][number]): string {
  return `What is said of a failure of the kind ${kind} tells ${secrets[what]}.`
}

export const nothingProducedText = 'No failure could be brought about, so nothing is proven.'
