// When the pages are built, and when what is there does.
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isBuilt } from '../../../server/cli/build.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ruta-build-'))
})
afterEach(() => rm(root, { recursive: true }))

const put = async (path: string, seconds: number) => {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), '')
  await utimes(join(root, path), seconds, seconds)
}

test('pages that are missing, or older than any of what they are made of, are built', async () => {
  await put('node_modules/vite/bin/vite.js', 1)
  await put('client/main.tsx', 10)
  expect(await isBuilt(root)).toBe(false)
  await put('dist/index.html', 20)
  expect(await isBuilt(root)).toBe(true)
  for (const source of ['client/main.tsx', 'shared/ids.ts', 'package-lock.json']) {
    await put(source, 30)
    expect([source, await isBuilt(root)]).toEqual([source, false])
    await put(source, 15)
  }
  expect(await isBuilt(root)).toBe(true)
})

test('where nothing can be built, what is there does', async () => {
  await put('dist/index.html', 20)
  await put('shared/ids.ts', 30)
  expect(await isBuilt(root)).toBe(true)
})
