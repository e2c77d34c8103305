import { configureGlobal } from 'fast-check'

// The same examples in every run: a property that fails must fail for everybody, and again. Set
// STAKEWATCH_SEED to a number to look for new ones.
configureGlobal({ seed: Number(process.env['STAKEWATCH_SEED'] ?? 20_261_124) })
