import type { Handlers } from '../../../app/contract/bridge.ts'
import type { Core } from '../../../app/core.ts'

export function accountHandlers(core: Core) {
  return {
    'account.refresh': async ({ account }) => core.refresh(account),
    'account.details': async ({ account }) => core.details(account),
    'account.readDetails': async ({ account, what }) => core.readDetails(account, what),
    'account.retryKeychain': async ({ account }) => core.retryKeychain(account),
    'account.forgetToken': async ({ account }) => core.forgetToken(account),
    'account.setRotation': async ({ account, days }) => core.setRotation(account, days),
    'account.select': async ({ account }) => core.selectAccount(account),
    'account.change': async ({ account, ...change }) => core.changeAccount(account, change),
    'account.move': async ({ account, by }) => core.moveAccount(account, by),
    'account.dismissRotationNotice': async ({ account }) => core.dismissRotationNotice(account),
  } satisfies Partial<Handlers>
}
