/** Stands in macOS’s own prompt, after “Stakewatch is trying to”. */
export const touchIdReason = 'unlock itself'
