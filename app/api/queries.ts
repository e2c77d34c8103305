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

/** Bans and limits in one question: the site asks the same four fields in two. */
export const userStanding: Operation = {
  operationName: 'UserStanding',
  query: 'query UserStanding { user { id isBanned isSuspended isMuted selfExclude { id active } } }',
}

/**
 * The newest sessions; their IP addresses are not asked for. The numbers stand in the text, so that no type of a
 * variable has to be known.
 */
export const sessionList: Operation = {
  operationName: 'SessionList',
  query:
    'query SessionList { user { id sessionList(offset: 0, limit: 50) { id sessionName country city active updatedAt } } }',
}

export const userApiKeys: Operation = {
  operationName: 'UserApiKeys',
  query: 'query UserApiKeys { user { id apiKeys { id sessionName active createdAt updatedAt } } }',
}

/** The status alone: the site's question of this name asks for the owner's names, birthday and telephone too. */
export const userKycInfo: Operation = {
  operationName: 'UserKycInfo',
  query: 'query UserKycInfo { user { id kycStatus } }',
}

export const vipProgressMeta: Operation = {
  operationName: 'VipProgressMeta',
  query: 'query VipProgressMeta { user { id flagProgress { flag progress } } }',
}

/**
 * The newest bets. Of the kinds that there are, only the casino's own games are asked about: the name of a type that
 * the API does not know would cost the whole answer.
 */
export const myBetList: Operation = {
  operationName: 'MyBetList',
  query:
    'query MyBetList { user { id houseBetList(offset: 0, limit: 50) { id iid game { name } bet { __typename ... on CasinoBet { active amount payout payoutMultiplier currency createdAt } } } } }',
}

/** Needs no login, and is sent without a token. */
export const currencyConfiguration: Operation = {
  operationName: 'CurrencyConfiguration',
  query: 'query CurrencyConfiguration { currencyConfiguration { baseRates { currency baseRate } } }',
}

/** What is asked over the socket, to be told each change; the whole balance comes, not by how much it changed. */
export const availableBalances: Operation = {
  operationName: 'AvailableBalances',
  query: 'subscription AvailableBalances { availableBalances { balance { amount currency } } }',
}

export const vaultBalances: Operation = {
  operationName: 'VaultBalances',
  query: 'subscription VaultBalances { vaultBalances { balance { amount currency } } }',
}
