// When the worker is asked to read a document: what it hears is said back to this thread as a report.
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { createBackgroundWorker } from '../../../server/background/background.ts'
import { type DocumentId, pageId, seq } from '../../../shared/ids.ts'
import { createFakeClock } from '../../harness/clock.ts'

const ECHO = `
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', ({ type, documents, job }) => {
    if (type === 'close') return parentPort.close()
    parentPort.postMessage({ type: 'trouble', what: [type, ...(documents ?? ['all'])].join(' '), why: '' })
    if (job) parentPort.postMessage({ type: 'settled', job })
  })`

const [one, two] = [pageId('one'), pageId('two')]

const opened = (alone = true) => {
  const clock = createFakeClock()
  const heard: string[] = []
  const background = createBackgroundWorker({
    spawn: () => new Worker(ECHO, { eval: true }),
    alone,
    clock,
    report: (what) => heard.push(what),
  })
  onTestFinished(() => background.close())
  const written = (document: DocumentId) => background.appended(document, { seq: seq(1), hash: new Uint8Array(32) })
  /** The worker answers in the order in which it is asked. */
  const heardSoFar = async () => {
    await background.projected([])
    return heard.filter((what) => what !== 'settle').splice(0)
  }
  return { clock, background, written, heardSoFar }
}

test('[L7] the worker reads a document once it has been quiet for three seconds', async () => {
  const { clock, written, heardSoFar } = opened()
  for (let second = 0; second < 10; second++) {
    written(one)
    await clock.advance(1_000)
  }
  expect(await heardSoFar()).toEqual([])
  await clock.advance(2_100)
  expect(await heardSoFar()).toEqual([`appended ${one}`])
})

test('[L7] the worker reads a document in which somebody types without a pause after half a minute', async () => {
  const { clock, written, heardSoFar } = opened()
  for (let second = 0; second < 29; second++) {
    written(one)
    await clock.advance(1_000)
  }
  expect(await heardSoFar()).toEqual([])
  written(one)
  await clock.advance(1_100)
  expect(await heardSoFar()).toEqual([`appended ${one}`])
})

test('[H8] a document counts as unread until the worker has read it, also for the second of two questions', async () => {
  const { clock, written, background } = opened()
  written(one)
  await clock.advance(3_100)
  expect(background.unread()).toEqual([one])
  await background.projected([one])
  expect(background.unread()).toEqual([])
  written(one)
  await clock.advance(3_100)
  await clock.advance(5_100)
  expect(background.unread()).toEqual([])
})

test('[H8] a question about one document asks the worker for that one alone, at once', async () => {
  const { background, written, heardSoFar } = opened()
  written(one)
  written(two)
  expect(background.unread()).toEqual([one, two])
  await background.projected([two])
  expect(await heardSoFar()).toEqual([`appended ${two}`, `settle ${two}`])
  expect(background.unread()).toEqual([one])
  await background.projected()
  expect((await heardSoFar()).slice(2)).toEqual([`appended ${one}`, 'settle all'])
})

test('the worker reads four documents at a time when three hundred are due at once', async () => {
  const { clock, background, written, heardSoFar } = opened()
  for (let n = 0; n < 300; n++) written(pageId(`page-${n}`))
  await clock.advance(3_000)
  const namedIn = (heard: readonly string[]) => heard.map((what) => what.split(' ').length - 1)
  expect(namedIn(await heardSoFar())).toEqual([4])
  await clock.advance(8_000)
  expect(namedIn(await heardSoFar())).toEqual(Array.from({ length: 75 }, () => 4))
  await clock.advance(5_100)
  expect(background.unread()).toEqual([])
})

test('beside other servers, which cannot ask for it, the worker reads a document at once', async () => {
  const { clock, background, written, heardSoFar } = opened(false)
  written(one)
  await clock.advance(70)
  expect(background.unread()).toEqual([])
  expect(await heardSoFar()).toEqual([`appended ${one}`])
})
