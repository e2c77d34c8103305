/** USD for one unit, as exact decimals; plausible, and constant so that a demo's total only moves with its balances. */
export const demoRates: Readonly<Record<string, string>> = {
  btc: '64226.18',
  eth: '3187.42',
  ltc: '83.615',
  usdt: '0.9998',
  usdc: '1.0001',
  sol: '148.27',
  doge: '0.16384',
  bch: '402.9',
  xrp: '0.5871',
  trx: '0.24613',
  eos: '0.7124',
  bnb: '581.34',
  ape: '0.9642',
  busd: '1.0002',
  cro: '0.09817',
  dai: '0.9999',
  link: '14.183',
  sand: '0.3377',
  shib: '0.00001734',
  uni: '7.9105',
  pol: '0.4086',
  usd: '1',
  eur: '1.0842',
  jpy: '0.006712',
  brl: '0.1843',
  cad: '0.7291',
  idr: '0.00006139',
  inr: '0.01193',
  cny: '0.1381',
  krw: '0.000724',
  php: '0.01714',
  rub: '0.01087',
  mxn: '0.05216',
  dkk: '0.1453',
}

/** Currencies that the demo account holds nothing of: a real account lists about 180, most of them empty. */
const empty = `
  aave ada agix agld akt algo alice amp ankr api3 apt ar arb astr atom audio avax axl axs badger bal band bat
  bico blur bnt bone brett c98 cake celo celr cfx chr chz ckb comp core cow crv ctsi cvc cvx dash dcr dent dexe
  dodo dot dydx dym egld elf ena enj ens etc ethfi ethw fet fil fida flow floki flux fxs gala glm glmr gmt gmx
  gno grt gtc hbar hft high hnt hot icp icx id ilv imx inj iost iotx jasmy jto jup kas kava kda klay knc ksm
  ldo loom lpt lqty lrc luna magic mana mask mina mkr mog morpho mtl near neo nexo nmr not ocean ogn om
  omg ondo one ont op orca ordi osmo paxg pendle pepe perp pixel popcat powr pyth qnt qtum raca ray
  rdnt render rose rpl rune sei snx
`

export const demoCurrencies: readonly string[] = [
  ...Object.keys(demoRates),
  'bonk',
  ...empty.trim().split(/\s+/),
]

export interface DemoHolding {
  readonly currency: string
  readonly decimals: number
  /** In the currency's smallest unit, as are the others. */
  readonly available: bigint
  readonly vault: bigint
  /** How far the available balance swings to either side. */
  readonly swing: bigint
}

/** About 12,500 USD. `bonk` has no rate, so that an unpriced currency can be seen. */
export const demoHoldings: readonly DemoHolding[] = [
  { currency: 'btc', decimals: 8, available: 4_218_734n, vault: 6_500_000n, swing: 61_843n },
  { currency: 'eth', decimals: 8, available: 78_145_012n, vault: 25_000_000n, swing: 1_204_377n },
  { currency: 'usdt', decimals: 8, available: 91_254_630_000n, vault: 0n, swing: 3_811_260_000n },
  { currency: 'sol', decimals: 8, available: 421_870_055n, vault: 0n, swing: 17_330_912n },
  { currency: 'ltc', decimals: 8, available: 312_500_000n, vault: 100_000_000n, swing: 9_418_003n },
  { currency: 'doge', decimals: 8, available: 150_412_345_678n, vault: 0n, swing: 7_120_045_113n },
  { currency: 'trx', decimals: 8, available: 38_204_118_200n, vault: 0n, swing: 920_551_347n },
  { currency: 'usd', decimals: 2, available: 12_050n, vault: 5_000n, swing: 425n },
  { currency: 'bonk', decimals: 5, available: 125_000_050_000n, vault: 0n, swing: 0n },
]
