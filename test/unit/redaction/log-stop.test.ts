import { expect, it } from 'vitest'
import { createLogger } from '../../../app/redaction/log-sink.ts'
import { createFakeClock } from '../../fakes/clock.ts'
import { createFakeFiles } from '../../fakes/files.ts'

const path = '/data/logs/desktop.log'

function events(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { event: string }).event)
}

it('a log that is stopped has written what came before, and lets its file be removed until it resumes', async () => {
  const files = createFakeFiles()
  const log = createLogger({ files, path, clock: createFakeClock() })
  log.log('info', 'before')
  await log.stop()
  expect(events(files.texts.get(path))).toEqual(['before'])
  log.log('info', 'meanwhile')
  await log.flush()
  expect(events(files.texts.get(path))).toEqual(['before'])
  files.texts.delete(path)
  log.resume()
  log.log('info', 'after')
  await log.flush()
  expect(events(files.texts.get(path))).toEqual(['after'])
})
