import { createNodeFiles } from '../../../app/node/files.ts'

/** Replaces the file named by the first argument until it is killed; each text is one letter, repeated. */
const [path = ''] = process.argv.slice(2)
const files = createNodeFiles()
process.stdout.write('begun\n')
for (let round = 0; ; round++) {
  const letter = String.fromCharCode(97 + (round % 26))
  await files.writeAtomic(path, letter.repeat(256 * 1024))
}
