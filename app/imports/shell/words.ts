/** The words of each command in a text, as a shell would hand them to a program. */
export type Commands = readonly (readonly string[])[]

/** Gathers words while a text is read from front to back. */
export interface WordGatherer {
  /** Adds to the word under way; an empty text begins one, as `''` does. */
  add(text: string): void
  endWord(): void
  endCommand(): void
  commands(): Commands
}

export function gatherWords(): WordGatherer {
  const commands: string[][] = [[]]
  let word: string[] | null = null

  function endWord(): void {
    if (word) commands.at(-1)?.push(word.join(''))
    word = null
  }

  return {
    add(text) {
      word ??= []
      word.push(text)
    },
    endWord,
    endCommand() {
      endWord()
      if (commands.at(-1)?.length !== 0) commands.push([])
    },
    commands() {
      endWord()
      return commands.filter((words) => words.length > 0)
    },
  }
}

/** How one shell writes words. Every form is sticky, and every form of a piece takes at least one character. */
export interface Quoting {
  /** What ends a word only: blanks, and what lets a command go on in the next line. */
  readonly gap: RegExp
  /** What ends a command. */
  readonly end: RegExp
  /** Pieces of a word, the first that fits; anything else is one character that stands for itself. */
  readonly pieces: readonly (readonly [RegExp, (piece: string) => string])[]
}

export function splitCommands(text: string, quoting: Quoting): Commands {
  const words = gatherWords()
  for (let at = 0; at < text.length;) {
    const gap = matchAt(quoting.gap, text, at)
    const end = gap === null ? matchAt(quoting.end, text, at) : null
    if (gap !== null) words.endWord()
    else if (end !== null) words.endCommand()
    else {
      const [piece, meaning] = readPiece(text, at, quoting)
      words.add(meaning)
      at += piece.length
    }
    at += (gap ?? end ?? '').length
  }
  return words.commands()
}

function readPiece(text: string, at: number, { pieces }: Quoting): readonly [string, string] {
  for (const [form, meaningOf] of pieces) {
    const piece = matchAt(form, text, at)
    if (piece !== null) return [piece, meaningOf(piece)]
  }
  const sign = text.slice(at, at + 1)
  return [sign, sign]
}

function matchAt(form: RegExp, text: string, at: number): string | null {
  form.lastIndex = at
  return form.exec(text)?.[0] ?? null
}
