/** The whole number that was typed, or null when it is none or outside `least`–`most`. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  if (!/^\d{1,9}$/.test(text.trim())) return null
  const number = Number.parseInt(text, 10)
  return number >= least && number <= most ? number : null
}
