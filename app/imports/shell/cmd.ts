import { gatherWords, type Commands } from './words.ts'

/**
 * Words as a program started by Windows' cmd gets them. Two readers come one after the other, as they do there:
 * cmd takes carets away and ends commands, then the C runtime splits the line at blanks outside quotes.
 * https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function cmdCommands(text: string): Commands {
  return cmdLines(text)
    .map(runtimeWords)
    .filter((words) => words.length > 0)
}

/**
 * A caret takes the meaning of the character after it, a line break's too; within quotes that have not lost theirs
 * it is a character like any other.
 */
function cmdLines(text: string): readonly string[] {
  const lines: string[] = []
  let line: string[] = []
  let inQuotes = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '\n' || sign === '\r' || (!inQuotes && (sign === '&' || sign === '|'))) {
      lines.push(line.join(''))
      line = []
      inQuotes = false
    } else if (sign === '^' && !inQuotes) {
      const broken = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(at + 1, at + 65))?.[0]
      if (broken === undefined) line.push(text[at + 1] ?? '')
      at += broken?.length ?? 1
    } else {
      if (sign === '"') inQuotes = !inQuotes
      line.push(sign)
    }
  }
  return [...lines, line.join('')]
}

/** Backslashes count only before a quote: two make one, and an odd one makes the quote a character. */
function runtimeWords(line: string): readonly string[] {
  const words = gatherWords()
  let inQuotes = false
  for (let at = 0; at < line.length; at++) {
    const slashes = countSlashes(line, at)
    if (slashes > 0 && line[at + slashes] === '"') {
      words.add('\\'.repeat(Math.floor(slashes / 2)))
      at += slashes - 1
      if (slashes % 2 === 0) continue
      words.add('"')
      at += 1
    } else if (line[at] === '"') {
      words.add('')
      inQuotes = !inQuotes
    } else if (!inQuotes && (line[at] === ' ' || line[at] === '\t')) {
      words.endWord()
    } else {
      // All at once: looking ahead again at each one of a long row would take a minute.
      words.add(line.slice(at, at + Math.max(slashes, 1)))
      at += Math.max(slashes, 1) - 1
    }
  }
  return words.commands()[0] ?? []
}

function countSlashes(line: string, start: number): number {
  let at = start
  while (line[at] === '\\') at += 1
  return at - start
}
