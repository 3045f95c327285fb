// Servers that are started at once on new files all compress the pages.
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { aFolder } from '../server/log/openLog.ts'

test('pages that another program removes meanwhile, to build them anew, end nothing', async () => {
  const folder = aFolder()
  for (const inside of ['client', 'dist']) mkdirSync(join(folder, inside))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  copyFileSync('client/compressPages.ts', join(folder, 'client/compressPages.ts'))
  // It is listed, and is not there when it is read.
  symlinkSync(join(folder, 'gone'), join(folder, 'dist', 'icon.svg'))
  await promisify(execFile)(process.execPath, [join(folder, 'client/compressPages.ts')])
  expect(readdirSync(join(folder, 'dist'))).toEqual(['icon.svg'])
})

test('the pages are compressed also while another program is writing the same ones', async () => {
  const folder = aFolder()
  for (const inside of ['client', 'dist']) mkdirSync(join(folder, inside))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  copyFileSync('client/compressPages.ts', join(folder, 'client/compressPages.ts'))
  const names = ['icon.svg', 'index.html']
  for (const name of names) writeFileSync(join(folder, 'dist', name), `<svg>${name.repeat(400)}</svg>`)
  // Half written by the other one.
  const another = 'icon.svg.br.part'
  mkdirSync(join(folder, 'dist', another))
  await promisify(execFile)(process.execPath, [join(folder, 'client/compressPages.ts')])
  const made = readdirSync(join(folder, 'dist')).filter((name) => name !== another)
  expect(made.sort()).toEqual(names.flatMap((name) => [name, `${name}.br`, `${name}.gz`]).sort())
})
