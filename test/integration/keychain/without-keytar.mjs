// For `node --import`: as on a machine where keytar's binary is missing.
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'keytar') throw new Error('keytar is not there')
    return next(specifier, context)
  },
})
