import { registerHooks } from 'node:module'

// `import 'electron'` of the built app means the stand-in, whatever the package of that name holds.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    return { url: new URL('./electron.ts', import.meta.url).href, format: 'module', shortCircuit: true }
  },
})
