import type { Random } from './random.ts'

interface Filler {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const none: Filler = { before: [], after: [] }

const lines: Readonly<Record<string, readonly string[]>> = {
  py: [
    'import json',
    'import logging',
    'log = logging.getLogger(__name__)',
    'LIMIT = 25',
    '# retries are counted',
  ],
  js: ["import { join } from 'node:path'", 'const limit = 25', '// retries are counted', 'let retries = 0'],
  ts: [
    "import { join } from 'node:path'",
    'export const limit = 25',
    '// retries are counted',
    'let retries = 0',
  ],
  go: ['package main', '// retries are counted', 'var limit = 25'],
  sh: ['#!/bin/sh', 'set -eu', '# retries are counted', 'limit=25'],
  txt: ['Things to do', 'Ask about the invoice of May.', 'The second attempt worked.'],
  log: ['2026-01-04T10:11:10Z INFO started', '2026-01-04T10:11:11Z INFO 14 items read'],
  md: ['Some words about this.', 'It needs Node 24 or later.'],
}

/** Ordinary lines around a template, where its kind of file takes any; data formats stay whole. */
export function fillerFor(path: string, random: Random): Filler {
  const known = lines[path.split('.').at(-1) ?? '']
  if (!known) return none
  const some = () => Array.from({ length: random.below(4) }, () => random.pick(known))
  return { before: [...some(), ''], after: ['', ...some()] }
}
