// What Debian's clamd says of a content, as our scanner hears it.
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { createScanner } from '../../../server/files/scan.ts'
import { PIECE_BYTES } from '../../../shared/files/kinds.ts'
import { EICAR } from '../../harness/clamd.ts'
import { startRealClamd } from '../../harness/realClamd.ts'

async function* pieces(...parts: readonly (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  const all = Buffer.concat(parts.map((part) => Buffer.from(part)))
  for (let at = 0; at < all.length; at += PIECE_BYTES) yield all.subarray(at, at + PIECE_BYTES)
}

test('[FI5] a real clamd passes a clean content, finds the test file in a large one, and says nothing of one that is too long', async () => {
  const clamd = await startRealClamd(4)
  onTestFinished(() => clamd.close())
  const reported: string[] = []
  const scanner = createScanner(clamd.url, { clock: systemClock, report: (_, error) => void reported.push(String(error)) })
  await expect.poll(() => scanner.answers()).toBe(true)
  const filling = Buffer.alloc(2_000_000, 'x')
  expect(await scanner.scan(pieces('%PDF-1.7\n', filling))).toBe('clean')
  expect(await scanner.scan(pieces('%PDF-1.7\n', filling, EICAR))).toBe('infected')
  expect(reported).toEqual([])
  expect(await scanner.scan(pieces('%PDF-1.7\n', filling, filling, filling))).toBe('unscanned')
  // It hangs up at its limit: on a busy machine before its answer is read, and the system then drops what was not read.
  expect(reported).toEqual([expect.stringMatching(/size limit exceeded|EPIPE|ECONNRESET/)])
  await clamd.close()
  expect(await scanner.answers()).toBe(false)
  expect(await scanner.scan(pieces('%PDF-1.7\n'))).toBe('unscanned')
})
