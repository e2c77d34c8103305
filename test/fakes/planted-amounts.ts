/** Three of a kind in a row stand in each of these amounts, in their sum, and hardly anywhere else. */
const planted = [
  { currency: 'usd', available: '77777.77', vault: '88888.88' },
  { currency: 'newcoin', available: '99999.99999999', vault: '0' },
]
/** With what stands around them, so that a finding says where it comes from. */
const triples = /.{0,20}(?:777|888|666|999).{0,20}/g

/** Entries of Stake’s answer to the question for balances: `usd` is worth 166666.65 in all, `newcoin` has no rate. */
export const plantedEntries = planted
  .map(
    ({ currency, available, vault }) =>
      `{"available":{"amount":${available},"currency":"${currency}"},"vault":{"amount":${vault},"currency":"${currency}"}}`,
  )
  .join(',')

export const plantedBody = `{"data":{"user":{"id":"00000000-0000-4000-8000-0000000de300","balances":[${plantedEntries}]}}}`

/**
 * Numbers of our own that may hold any digits: times, also in a message's JSON, how long a check took, masked tokens,
 * names of built files, of elements and of who issued a certificate.
 */
const others = [
  /\w+Ms\\?":[\d.]+/g,
  /\b1\d{12}\b/g,
  /\d{4}-\d\d-\d\dT[\d:.]+Z/g,
  /took [\d.]+(?:\s|&nbsp;)\w+/g,
  /[0-9a-f]{8}…[0-9a-f]{4}/g,
  /test authority [0-9a-f]+/g,
  /\/assets\/[\w.-]+/g,
  /react-aria-?\d+/g,
]

/** The planted digits that stand in a text. */
export function plantedDigitsIn(text: string): readonly string[] {
  return others.reduce((left, other) => left.replaceAll(other, ''), text).match(triples) ?? []
}
