import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { parseAmount, type Amount } from '../domain/amount.ts'
import { parseCurrencyCode, type CurrencyCode } from '../domain/currency.ts'

export type Row = Readonly<Record<string, SQLOutputValue>> | undefined

/** Thrown where the database holds what none of ours can hold: it is damaged, though SQLite can read it. */
export class DamagedError extends Error {
  constructor(column: string) {
    super(`the history holds something else in ${column}`)
    this.name = 'DamagedError'
  }
}

export function numberIn(row: Row, column: string): number {
  const value = row?.[column]
  if (typeof value !== 'number') throw new DamagedError(column)
  return value
}

export function textIn(row: Row, column: string): string {
  const value = row?.[column]
  if (typeof value !== 'string') throw new DamagedError(column)
  return value
}

export function textOrNullIn(row: Row, column: string): string | null {
  return row?.[column] === null ? null : textIn(row, column)
}

export function amountIn(row: Row, column: string): Amount {
  const amount = parseAmount(textIn(row, column))
  if (amount === null) throw new DamagedError(column)
  return amount
}

export function amountOrNullIn(row: Row, column: string): Amount | null {
  return row?.[column] === null ? null : amountIn(row, column)
}

export function currencyIn(row: Row, column: string): CurrencyCode {
  const code = parseCurrencyCode(textIn(row, column))
  if (code === null) throw new DamagedError(column)
  return code
}

/** All or nothing. What `work` throws is thrown on, after everything it wrote has been taken back. */
export function inTransaction<Value>(db: DatabaseSync, work: () => Value): Value {
  db.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    db.exec('COMMIT')
    return value
  } catch (error) {
    // A full disk or a damaged page can have ended the transaction by itself.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}
