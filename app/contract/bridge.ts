import type { AccountDetails } from '../domain/account-details.ts'
import type { FixPreview } from '../domain/check.ts'
import type { Failure } from '../domain/failure.ts'
import type { HistorySeries } from '../domain/history.ts'
import type { Place } from '../domain/place.ts'
import type { Os } from '../domain/platform.ts'
import type { LoginStart } from '../domain/login-start.ts'
import type { LockState } from '../domain/lock.ts'
import type { Result } from '../domain/result.ts'
import type { View } from '../domain/view.ts'
import type { DroppedFileOperation, EventName, OperationName } from './operations.ts'
import type { PageState } from './page-state.ts'
import type { Requests } from './requests.ts'

export type { Requests }

export interface Opening {
  readonly view: View
  readonly page: PageState
  readonly platform: Platform
  readonly version: string
}

export interface Platform {
  readonly os: Os
  /** Closing the window leaves the app in the tray; false where the desktop has none. */
  readonly hasTray: boolean
  /** Whether the desktop says when its screen is locked. */
  readonly tellsScreenLock: boolean
  readonly hasTouchId: boolean
}

/** What each operation gives when all went well. Nothing that is not here can come back. */
interface Values {
  'view.get': Opening
  'account.details': AccountDetails
  'lock.state': LockState
  'fix.preview': FixPreview
  'loginStart.state': LoginStart
  'loginStart.set': LoginStart
  'history.series': HistorySeries
}

export type ValueOf<Name extends OperationName> = Name extends keyof Values ? Values[Name] : null
export type Answer<Name extends OperationName> = Result<ValueOf<Name>, Failure>

/** One handler for every operation: leaving one out does not compile. */
export type Handlers = {
  readonly [Name in OperationName]: (request: Requests[Name]) => Promise<Answer<Name>>
}

export interface Events {
  /** What is another than when it was last told; all of it to a page that has been told nothing yet. */
  view: Partial<View>
  /** The page is to show this, as the tray or a notification was asked for it. */
  route: Pick<Place, 'route' | 'check'>
}

/** What the page asks with: the request, or the dropped file of which preload makes one. */
export type Asked<Name extends OperationName> = Name extends DroppedFileOperation ? File : Requests[Name]

/** `window.stakewatch`: one function per operation, and one way to listen. */
export interface Bridge {
  readonly call: {
    readonly [Name in OperationName]: (asked: Asked<Name>) => Promise<Answer<Name>>
  }
  readonly on: {
    readonly [Name in EventName]: (listener: (payload: Events[Name]) => void) => () => void
  }
}
