// One contract for every place where backups may be kept.
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Destination, parsePlace } from '../../../../server/backup/offsite/destination.ts'
import { openDestination } from '../../../../server/backup/offsite/openDestination.ts'
import { type S3, startS3 } from '../../../harness/s3.ts'
import { aFolder } from '../../log/openLog.ts'

let s3: S3
beforeAll(async () => {
  s3 = await startS3()
})
afterAll(() => s3.close())

const open = (text: string): Promise<Destination> => {
  const place = parsePlace(text)
  if (!place) throw new Error(`${text} is no place`)
  return openDestination(place)
}

describe.each([
  ['a folder', () => open(join(aFolder(), 'backups'))],
  ['S3', () => open(s3.address('contract'))],
])('[O18] %s as a place for backups', (_, opened) => {
  test('keeps what is put, replaces it, lists its own names alone, and forgets what is removed', async () => {
    const destination = await opened()
    expect(await destination.list()).toEqual([])
    const folder = aFolder()
    const [source, target] = [join(folder, 'source'), join(folder, 'target')]
    // The second is larger than what travels in one piece.
    for (const [name, bytes] of [
      ['ruta-b', randomBytes(10_000)],
      ['ruta-a', randomBytes(20_000_000)],
      ['ruta-b', randomBytes(5)],
    ] as const) {
      writeFileSync(source, bytes)
      await destination.put(name, source)
      await destination.get(name, target)
      expect(readFileSync(target).equals(bytes)).toBe(true)
    }
    expect(await destination.list()).toEqual(['ruta-a', 'ruta-b'])
    await destination.remove('ruta-a')
    expect(await destination.list()).toEqual(['ruta-b'])
    await expect(destination.get('ruta-a', target)).rejects.toThrow()
    expect(destination.name).not.toContain('RUTAKEY')
  })
})

test('[O18] S3 with a wrong secret keeps nothing, and says so', async () => {
  const destination = await open(s3.address('wrong', 'another'))
  const source = join(aFolder(), 'source')
  writeFileSync(source, 'x')
  await expect(destination.put('ruta-a', source)).rejects.toThrow()
  expect(s3.objects().filter((name) => name.startsWith('wrong/'))).toEqual([])
})

test('[O18] a backup in S3 comes back over a slow line, too: only what is sent has its time', async () => {
  const destination = await open(s3.address('slow'))
  const folder = aFolder()
  const [source, target] = [join(folder, 'source'), join(folder, 'target')]
  const bytes = randomBytes(3_000_000)
  writeFileSync(source, bytes)
  await destination.put('ruta-a', source)
  // As if whatever time a request has were over at once.
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort())
  try {
    await destination.get('ruta-a', target)
    await expect(destination.put('ruta-a', source)).rejects.toThrow()
  } finally {
    timeout.mockRestore()
  }
  expect(readFileSync(target).equals(bytes)).toBe(true)
})
