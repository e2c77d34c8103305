import { useState } from 'react'
import type { Failure } from '../../app/domain/failure.ts'

interface Try {
  readonly isBusy: boolean
  /** Why it failed the last time; null when it did not. */
  readonly failure: Failure | null
  /** True when all went well. */
  readonly attempt: (act: () => Promise<Failure | null>) => Promise<boolean>
}

/** One control's own action, whose failure stands beside it. */
export function useTry(): Try {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  return {
    isBusy,
    failure,
    async attempt(act) {
      setBusy(true)
      const problem = await act()
      setBusy(false)
      // Who has called something off knows it.
      setFailure(problem?.kind === 'cancelled' ? null : problem)
      return problem === null
    },
  }
}
