/**
 * Everything that Stakewatch ever asks, word for word. Static text only: nothing is ever put together at run
 * time, so that reading this file is reading all of it. Each of them reads; a test proves it.
 */
export interface Operation {
  readonly operationName: string
  readonly query: string
}

export const userMeta: Operation = {
  operationName: 'UserMeta',
  query: 'query UserMeta { user { id name } }',
}

export const userBalances: Operation = {
  operationName: 'UserBalances',
  query:
    'query UserBalances { user { id balances { available { amount currency } vault { amount currency } } } }',
}

/** 2FA and e-mail in one question: the site asks the same two fields in two. */
export const userProtection: Operation = {
  operationName: 'UserProtection',
  query: 'query UserProtection { user { id hasTfaEnabled hasEmailVerified } }',
}

/** Needs no login, and is sent without a token. */
export const currencyConfiguration: Operation = {
  operationName: 'CurrencyConfiguration',
  query: 'query CurrencyConfiguration { currencyConfiguration { baseRates { currency baseRate } } }',
}
