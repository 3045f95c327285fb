// The pages for outside programs name what is there.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { apiTables } from './httpApiPage.ts'

const PAGE = 'docs/integrate/http-api.md'
const MARK = 'writes what follows. -->\n\n'
test('docs/integrate/http-api.md has the tables of the map of routes', async () => {
  const [written = ''] = readFileSync(PAGE, 'utf8').split(MARK)
  await expect(`${written}${MARK}${apiTables()}\n`).toMatchFileSnapshot(join(process.cwd(), PAGE))
})

const verifier = (...files: string[]) => spawnSync(process.execPath, ['docs/integrate/verify-archive.mjs', ...files], { encoding: 'utf8' })
const FIRST = 'test/server/trust/first.ruta'

test('[T6] the verifier of docs/integrate proves the first archive that was ever written, and says what only the server says', () => {
  const { status, stdout } = verifier(FIRST)
  expect(status).toBe(0)
  expect(stdout).toContain('roadmap:tco: 12 entries; your heads cover 0; the 12 after that are the server')
})

test('[T7] the verifier of docs/integrate names a changed byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-verify-'))
  const bytes = readFileSync(FIRST)
  for (const at of [400, Math.floor(bytes.length / 2), bytes.length - 40]) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    const file = join(folder, `${at}.ruta`)
    writeFileSync(file, changed)
    expect(verifier(file).status, `byte ${at}`).not.toBe(0)
  }
  copyFileSync(FIRST, join(folder, 'same.ruta'))
  expect(verifier(join(folder, 'same.ruta')).status).toBe(0)
})
