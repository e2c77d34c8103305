/** Whether slow tests run at their full length, as `npm run long` has them; `npm test` has their short form. */
export const isLong = process.env['STAKEWATCH_LONG'] === '1'
