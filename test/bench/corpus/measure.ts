import { createScanner } from '../../../app/scan/scanner.ts'
import { measureAccuracy, type Accuracy, type Reported } from './accuracy.ts'
import { writeCorpus } from './generate.ts'

const seed = 20_261_124

/** How right the whole scan is, threads and all, on a corpus that is made for it in `directory`. */
export async function measureCorpus(directory: string, worker: URL): Promise<Accuracy> {
  const manifest = writeCorpus(directory, seed)
  const scanner = createScanner({ worker })
  const request = {
    folders: [directory],
    files: [],
    history: false,
    known: null,
    cacheFile: null,
    historyFile: null,
  }
  const { hits, hitsLeftOut } = await scanner.scan(request)
  if (hitsLeftOut > 0) throw new Error(`the scan left out ${hitsLeftOut} findings`)
  const byFile = new Map<string, Reported[]>()
  for (const { place, rule } of hits) {
    if (place.kind !== 'file' || place.line === null) continue
    const reported = byFile.get(place.path) ?? []
    byFile.set(place.path, [...reported, { line: place.line, rule }])
  }
  return measureAccuracy(manifest, byFile)
}
