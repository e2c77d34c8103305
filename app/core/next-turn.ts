/** Lets everything else have its turn before a long piece of work goes on. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}
